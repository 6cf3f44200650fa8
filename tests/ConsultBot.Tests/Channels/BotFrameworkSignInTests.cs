using System.Net;
using System.Security.Cryptography;
using ConsultBot.Tests.Running;
using Microsoft.IdentityModel.Tokens;

namespace ConsultBot.Tests.Channels;

/// <summary>With an app id, only the holder of a token that the Bot Framework's own checks accept is answered.</summary>
public sealed class BotFrameworkSignInTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Tokens tokens = null!;
    private ServiceProcess service = null!;

    public async ValueTask InitializeAsync()
    {
        tokens = await Tokens.StartAsync();
        service = await ServiceProcess.StartAsync(tokens.Settings(), folder.Write("trusted.pem", tokens.CertificatePem));
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await tokens.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_channel_with_a_valid_token_is_answered() => Assert.Equal(HttpStatusCode.OK, await PostAsync($"Bearer {tokens.Make()}"));

    [Fact]
    public async Task Whoever_has_no_valid_token_is_refused()
    {
        using var foreign = RSA.Create(2048);
        var headers = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["none"] = null,
            ["no token"] = "Bearer",
            ["one word"] = "Bearer x",
            ["garbage"] = "Bearer not.a.token",
            ["another scheme"] = "Basic dXNlcjpwYXNz",
            ["another bot's"] = $"Bearer {tokens.Make(audience: Guid.NewGuid().ToString())}",
            ["another issuer's"] = $"Bearer {tokens.Make(issuer: "https://elsewhere.example")}",
            ["expired"] = $"Bearer {tokens.Make(minutesOld: 30)}",
            ["a foreign key's"] = $"Bearer {tokens.Make(signedBy: new RsaSecurityKey(foreign) { KeyId = "foreign" })}",
            ["another service's"] = $"Bearer {tokens.Make(serviceUrl: "https://elsewhere.example/")}",
        };

        var answers = new List<(string, HttpStatusCode)>();
        foreach (var (name, header) in headers)
        {
            answers.Add((name, await PostAsync(header)));
        }

        Assert.Equal(headers.Keys.Select(name => (name, HttpStatusCode.Unauthorized)), answers);
    }

    [Fact]
    public async Task When_the_keys_cannot_be_fetched_the_answer_is_unavailable()
    {
        var token = tokens.Make();
        await tokens.DisposeAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync($"Bearer {token}"));
    }

    private async Task<HttpStatusCode> PostAsync(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = Activities.Json(Activities.Message("hello")) };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
