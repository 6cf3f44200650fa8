using ConsultBot.Configuration;
using ConsultBot.SemanticKernel.Models;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace ConsultBot.Tests.Models;

public sealed class ModelSettingsTests
{
    private const string Secret = "sk-never-shown";

    [Fact]
    public void Without_a_provider_answers_are_extracted() => Assert.Equal(ModelSettings.Extractive, Read());

    [Fact]
    public void Every_setting_is_read()
    {
        var settings = Read(
            "Provider=openai", "Endpoint=http://localhost:11434/v1", "Name=llama", $"ApiKey={Secret}", "DeadlineSeconds=8", "AttemptSeconds=3.5", "MostAtOnce=4", "MostWaiting=5",
            "TokensPerCall=6000", "TokensPerDay=700000", "MoneyPerDay=12.5", "InputPrice=0.5", "OutputPrice=1.5", "RecordInto=/kept");

        Assert.Equal((ModelProvider.OpenAI, new Uri("http://localhost:11434/v1/"), "llama", Secret), (settings.Provider, settings.Endpoint, settings.Name, settings.ApiKey));
        Assert.Equal((TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(3.5), 4, 5), (settings.Deadline, settings.AttemptTimeout, settings.MostAtOnce, settings.MostWaiting));
        Assert.Equal((6000, 700_000L, 12.5m, 0.5m, 1.5m), (settings.TokensPerCall, settings.TokensPerDay, settings.MoneyPerDay, settings.InputPrice, settings.OutputPrice));
        Assert.Equal(("/kept", "openai/llama"), (settings.RecordInto, settings.WriterName));
        Assert.Equal(0.002m, settings.Cost(1000, 1000));
    }

    [Theory]
    [InlineData("azure-openai", "https://clinic.openai.azure.com", ModelProvider.AzureOpenAI)]
    [InlineData("anthropic", null, ModelProvider.Anthropic)]
    [InlineData("openai", null, ModelProvider.OpenAI)]
    public void A_remote_model_with_its_agreement_is_in_order(string provider, string? endpoint, ModelProvider expected)
    {
        string[] settings = [$"Provider={provider}", "Name=m", $"ApiKey={Secret}", "DataProcessingAgreement=No. 7 of 2026-11-01", .. endpoint is null ? [] : new[] { $"Endpoint={endpoint}" }];

        Assert.Equal(expected, Read(settings).Provider);
    }

    [Theory]
    [InlineData("Model:Provider", "Provider=grok")]
    [InlineData("Model:Name", "Provider=openai", "Endpoint=http://localhost:1/v1")]
    [InlineData("Model:ApiKey", "Provider=anthropic", "Name=m", "DataProcessingAgreement=x")]
    [InlineData("Model:DataProcessingAgreement", "Provider=openai", "Name=m", "ApiKey=" + Secret)]
    [InlineData("Model:DataProcessingAgreement", "Provider=openai", "Name=m", "ApiKey=" + Secret, "Endpoint=https://models.example.org/v1")]
    [InlineData("Model:Endpoint", "Provider=openai", "Name=m", "ApiKey=" + Secret, "DataProcessingAgreement=x", "Endpoint=http://models.example.org/v1")]
    [InlineData("Model:Endpoint", "Provider=openai", "Name=m", "ApiKey=" + Secret, "DataProcessingAgreement=x", "Endpoint=https://user:word@models.example.org")]
    [InlineData("Model:Endpoint", "Provider=azure-openai", "Name=m", "ApiKey=" + Secret, "DataProcessingAgreement=x")]
    [InlineData("Model:DeadlineSeconds", "Provider=openai", "Name=m", "Endpoint=http://localhost:1", "DeadlineSeconds=600")]
    [InlineData("Model:TokensPerDay", "Provider=openai", "Name=m", "Endpoint=http://localhost:1", "TokensPerDay=many")]
    [InlineData("Model:MostAtOnce", "Provider=openai", "Name=m", "Endpoint=http://localhost:1", "MostAtOnce=0.5")]
    [InlineData("Model:MoneyPerDay", "Provider=openai", "Name=m", "Endpoint=http://localhost:1", "MoneyPerDay=5")]
    public void What_is_wrong_is_named_by_its_key_and_never_shows_the_secret(string key, params string[] settings)
    {
        var problem = Assert.Single(Assert.Throws<SettingsException>(() => Read(settings)).Problems);

        Assert.StartsWith(key, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("word@", problem, StringComparison.Ordinal);
    }

    private static ModelSettings Read(params string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Repository.Path("appsettings.Development.json"))
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Model:{setting.Split('=', 2)[0]}", (string?)setting.Split('=', 2)[1])))
            .Build();
        return new SettingsReader(new Surroundings("Development", Repository.Root, configuration), TimeProvider.System).Read().Model;
    }
}
