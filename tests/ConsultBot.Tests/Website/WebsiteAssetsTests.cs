using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultBot.Prompts;
using ConsultBot.Tests.Running;
using ConsultBot.Website;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConsultBot.Tests.Website;

public sealed class WebsiteAssetsTests(WebsiteAssetsTests.Running running) : IClassFixture<WebsiteAssetsTests.Running>
{
    private const int LargestLauncher = 15 * 1024;
    private const string Program = "console.log('the chat window')";

    private readonly RunningService service = running.Service;

    [Fact]
    public async Task The_launcher_is_small_in_every_language_and_parts_of_other_websites_may_load_it()
    {
        foreach (var language in service.Services.GetRequiredService<WebsiteWords>().Languages)
        {
            using var response = await GetAsync($"/launcher.js?lang={language}");

            var script = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.InRange(script.Length, 1, LargestLauncher);
            Assert.Contains($"\"language\":\"{language}\"", Encoding.UTF8.GetString(script), StringComparison.Ordinal);
            Assert.Equal("cross-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.Equal(["Accept-Encoding", "Accept-Language"], response.Headers.Vary);
            Assert.Equal(TimeSpan.FromMinutes(5), response.Headers.CacheControl!.MaxAge);
        }
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData(null, null)]
    [InlineData("zstd", null)]
    public async Task The_chat_window_comes_packed_as_the_browser_takes_it_and_is_kept_for_good(string? accepted, string? packed)
    {
        using var response = await GetAsync(await ProgramPathAsync(), accepted);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(packed, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var unpacked = packed switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        using var reader = new StreamReader(unpacked);
        Assert.Equal(Program, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("chat.js", "text/javascript")]
    [InlineData("chat.css", "text/css")]
    [InlineData("words.vi.json", "application/json")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task A_file_of_ours_is_kept_for_good_under_the_hash_of_all(string name, string mediaType)
    {
        using var response = await GetAsync(service.Services.GetRequiredService<WebsiteAssets>().PathTo(name), "br");

        Assert.Equal((HttpStatusCode.OK, mediaType, "br"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentEncoding.Single()));
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("/assets/0000000000000000/chat.js")]
    [InlineData("/assets/webchat.js")]
    [InlineData("/assets/webchat.0000000000000000.js")]
    [InlineData("/assets/..%2f..%2fappsettings.Development.json")]
    public async Task What_is_no_file_of_the_website_is_not_found(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Every_script_that_another_one_names_is_there_and_is_fetched_early()
    {
        var assets = service.Services.GetRequiredService<WebsiteAssets>();
        var page = await service.Client.GetStringAsync(new Uri("/chat", UriKind.Relative), TestContext.Current.CancellationToken);
        var named = new[] { "chat.js", "conversation.js", "announcer.js", "notice.js", "host.js", "transcript.js" }
            .SelectMany(name => Regex.Matches(Encoding.UTF8.GetString(assets.Find(name)!.Bytes), "from '\\./(?<name>[a-z.]+)'")).Select(match => match.Groups["name"].Value).Distinct();

        Assert.All(named, name => Assert.Contains($"<link rel=\"modulepreload\" href=\"{assets.PathTo(name)}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_word_that_a_script_or_a_page_asks_for_exists()
    {
        var words = service.Services.GetRequiredService<WebsiteWords>();
        var keys = Directory.GetFiles(Repository.Path("src", "ConsultBot", "Website"), "*.*", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "(say\\(|data-word=\"|data-label=\"|showTrouble\\(|tell\\(|Page\\[|English\\[)['\"]?(?<key>[a-z-]+\\.[a-z-]+)['\"]")).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(keys.Count > 30);
        Assert.All(keys, key => Assert.NotEmpty(words.Text(key, "en")));
    }

    [Fact]
    public async Task Without_the_chat_window_the_page_says_so_and_shows_the_numbers()
    {
        using var empty = new TemporaryFolder();
        await using var without = await StartAsync(empty.Path);

        var html = await without.Client.GetStringAsync(new Uri("/chat", UriKind.Relative), TestContext.Current.CancellationToken);
        var licences = await without.Client.GetStringAsync(new Uri("/licences", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("The chat does not work on this server yet. Please call us instead.", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:5550100\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:911\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("The chat window is not installed", licences, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_licence_of_the_chat_window_is_shown()
    {
        var html = await service.Client.GetStringAsync(new Uri("/licences", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("You may use it.", html, StringComparison.Ordinal);
        Assert.Contains("It contains another thing.", html, StringComparison.Ordinal);
    }

    private static Task<RunningService> StartAsync(string webChat) => RunningService.StartAsync(
        replace: services => services.RemoveAll<WebChatFiles>().AddSingleton(new WebChatFiles(webChat)));

    private async Task<string> ProgramPathAsync()
    {
        var html = await service.Client.GetStringAsync(new Uri("/chat", UriKind.Relative), TestContext.Current.CancellationToken);
        return Regex.Match(html, "rel=\"preload\" as=\"script\" href=\"(?<path>[^\"]+)\"").Groups["path"].Value;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? acceptEncoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (acceptEncoding is not null)
        {
            request.Headers.Add("Accept-Encoding", acceptEncoding);
        }

        return await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public sealed class Running : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        internal RunningService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            WriteProgram();
            Service = await StartAsync(folder.Path);
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            folder.Dispose();
        }

        private void WriteProgram()
        {
            var bytes = Encoding.UTF8.GetBytes(Program);
            Pack("webchat.js.br", target => new BrotliStream(target, CompressionLevel.Fastest));
            Pack("webchat.js.gz", target => new GZipStream(target, CompressionLevel.Fastest));
            folder.Write("licence.txt", "You may use it.");
            folder.Write("notices.txt", "It contains another thing.");
            folder.Write("webchat.json", JsonSerializer.Serialize(new { version = "1", hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16] }));

            void Pack(string name, Func<Stream, Stream> open)
            {
                using var stream = open(File.Create(Path.Combine(folder.Path, name)));
                stream.Write(bytes);
            }
        }
    }
}
