using ConsultBot.Configuration;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace ConsultBot.Tests.Website;

public sealed class WebsiteSettingsTests
{
    [Theory]
    [InlineData("https://www.clinic.example")]
    [InlineData("https://www.clinic.example:8443")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://localhost")]
    public void An_origin_may_be_named(string origin) => Assert.Equal([origin], Read(("Website:AllowedOrigins:0", origin)).AllowedOrigins);

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("www.clinic.example")]
    [InlineData("http://www.clinic.example")]
    [InlineData("https://www.clinic.example/")]
    [InlineData("https://www.clinic.example/page")]
    [InlineData("https://user@www.clinic.example")]
    [InlineData("https://www.clinic.example; script-src *")]
    [InlineData("https://*.clinic.example")]
    [InlineData("HTTPS://www.clinic.example")]
    [InlineData("ftp://localhost")]
    [InlineData("http://localhost.evil.example")]
    public void What_is_no_origin_is_an_error_that_names_the_key(string origin)
    {
        var exception = Assert.Throws<SettingsException>(() => Read(("Website:AllowedOrigins:0", origin)));

        Assert.Equal(
            [$"Website:AllowedOrigins:0 is \"{origin}\"; write an origin such as https://www.example.org or http://localhost:8080, without a path."], exception.Problems);
    }

    [Fact]
    public void Without_a_setting_no_website_may_show_the_chat_and_the_greeting_tells_that_it_is_kept()
    {
        var settings = Read();

        Assert.Empty(settings.AllowedOrigins);
        Assert.Equal(PrivacyConsent.Notice, settings.PrivacyConsent);
    }

    [Theory]
    [InlineData("none", PrivacyConsent.None)]
    [InlineData("notice", PrivacyConsent.Notice)]
    [InlineData("ask", PrivacyConsent.Ask)]
    public void Consent_is_one_of_three(string value, PrivacyConsent consent) => Assert.Equal(consent, Read(("Privacy:Consent", value)).PrivacyConsent);

    [Fact]
    public void Another_consent_is_an_error() => Assert.Equal(
        ["Privacy:Consent is \"maybe\"; this version knows none, notice, ask."], Assert.Throws<SettingsException>(() => Read(("Privacy:Consent", "maybe"))).Problems);

    private static ServiceSettings Read(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Repository.Path("appsettings.Development.json"))
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal))
            .Build();
        return new SettingsReader(new Surroundings("Development", Repository.Root, configuration), TimeProvider.System).Read();
    }
}
