namespace ConsultBot.SemanticKernel.Models;

/// <summary>Who writes drafts of answers.</summary>
public enum ModelProvider
{
    /// <summary>The passages' own sentences; no model, no network.</summary>
    Extractive,

    /// <summary>OpenAI, or any server that speaks its chat completions (Ollama, vLLM, llama.cpp) through <see cref="ModelSettings.Endpoint"/>.</summary>
    OpenAI,

    /// <summary>Azure OpenAI, through its endpoint <c>https://NAME.openai.azure.com</c>.</summary>
    AzureOpenAI,

    /// <summary>Anthropic.</summary>
    Anthropic,
}

/// <summary>The names of providers in configuration and in the record.</summary>
public static class ModelProviders
{
    /// <summary>The name of a provider.</summary>
    public static string WireName(this ModelProvider provider) => provider switch
    {
        ModelProvider.Extractive => "extractive",
        ModelProvider.OpenAI => "openai",
        ModelProvider.AzureOpenAI => "azure-openai",
        ModelProvider.Anthropic => "anthropic",
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };

    /// <summary>The provider of a name, or <c>null</c>.</summary>
    public static ModelProvider? FromWireName(string name) =>
        Enum.GetValues<ModelProvider>().Select(provider => (ModelProvider?)provider).FirstOrDefault(provider => string.Equals(provider!.Value.WireName(), name, StringComparison.Ordinal));
}
