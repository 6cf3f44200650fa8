using System.Globalization;
using ConsultBot.SemanticKernel.Models;

namespace ConsultBot.Configuration;

/// <summary>Reads and checks <c>Model:*</c>.</summary>
internal static class ModelSettingsReader
{
    private const int LongestDeadlineSeconds = 60;

    /// <summary>The settings of the model; what is wrong is added to the problems, by key and never with the key's secret.</summary>
    public static ModelSettings Read(Surroundings surroundings, List<string> problems)
    {
        var named = Text("Provider") ?? ModelProvider.Extractive.WireName();
        if (ModelProviders.FromWireName(named) is not { } provider)
        {
            problems.Add($"Model:Provider is \"{named}\"; it must be one of {string.Join(", ", Enum.GetValues<ModelProvider>().Select(known => known.WireName()))}.");
            return ModelSettings.Extractive;
        }

        if (provider is ModelProvider.Extractive)
        {
            return ModelSettings.Extractive;
        }

        var standard = new ModelSettings();
        var settings = new ModelSettings
        {
            Provider = provider,
            Endpoint = Endpoint(provider),
            Name = Text("Name") ?? string.Empty,
            ApiKey = Text("ApiKey") ?? string.Empty,
            Deadline = Seconds("DeadlineSeconds", standard.Deadline),
            AttemptTimeout = Seconds("AttemptSeconds", standard.AttemptTimeout),
            MostAtOnce = (int?)Whole("MostAtOnce") ?? standard.MostAtOnce,
            MostWaiting = (int?)Whole("MostWaiting") ?? standard.MostWaiting,
            TokensPerCall = (int?)Whole("TokensPerCall") ?? standard.TokensPerCall,
            TokensPerTurn = Whole("TokensPerTurn"),
            MoneyPerTurn = Number("MoneyPerTurn"),
            TokensPerDay = Whole("TokensPerDay"),
            MoneyPerDay = Number("MoneyPerDay"),
            InputPrice = Number("InputPrice") ?? 0,
            OutputPrice = Number("OutputPrice") ?? 0,
            SpendingFile = Path.Combine(surroundings.PathOf("Data:Path", ".data"), "model-spending.json"),
            RecordInto = Folder("RecordInto"),
            ReplayFrom = Folder("ReplayFrom"),
        };
        if (settings.Name.Length == 0)
        {
            problems.Add("Model:Name is missing: the provider's name of the model, or of the deployment.");
        }

        if (settings.ReplayFrom is null)
        {
            CheckIsAllowed(settings);
        }

        if (settings is { InputPrice: 0, OutputPrice: 0 } && (settings.MoneyPerDay ?? settings.MoneyPerTurn) is not null)
        {
            problems.Add("Model:MoneyPerDay and Model:MoneyPerTurn need Model:InputPrice and Model:OutputPrice, the prices of a million tokens.");
        }

        return settings;

        string? Text(string key) => surroundings.Configuration[$"Model:{key}"] is { Length: > 0 } value ? value.Trim() : null;

        string? Folder(string key) => Text(key) is { } folder ? Path.GetFullPath(folder, surroundings.ContentRoot) : null;

        Uri? Endpoint(ModelProvider of)
        {
            if (Text("Endpoint") is not { } text)
            {
                if (of is ModelProvider.AzureOpenAI)
                {
                    problems.Add("Model:Endpoint is missing: for azure-openai the address of the resource, such as https://NAME.openai.azure.com.");
                }

                return null;
            }

            if (Uri.TryCreate(text.EndsWith('/') ? text : $"{text}/", UriKind.Absolute, out var endpoint) && (endpoint.Scheme is "https" || (endpoint.Scheme is "http" && endpoint.IsLoopback)) && endpoint.UserInfo.Length == 0)
            {
                return endpoint;
            }

            problems.Add("Model:Endpoint must be an https address, or http on this machine, without a user name in it.");
            return null;
        }

        void CheckIsAllowed(ModelSettings asked)
        {
            if (asked.Endpoint?.IsLoopback is true)
            {
                return;
            }

            if (asked.ApiKey.Length == 0)
            {
                problems.Add("Model:ApiKey is missing. Give it in the environment (Model__ApiKey) or as a user secret, not in a file of the repository.");
            }

            if (Text("DataProcessingAgreement") is null)
            {
                problems.Add("Model:DataProcessingAgreement is missing: patients' questions, masked, go to another company's model. State which agreement covers that, such as its number and date.");
            }
        }

        TimeSpan Seconds(string key, TimeSpan standardTime)
        {
            if (Number(key) is not { } seconds)
            {
                return standardTime;
            }

            if (seconds is >= 1 and <= LongestDeadlineSeconds)
            {
                return TimeSpan.FromSeconds((double)seconds);
            }

            problems.Add($"Model:{key} must lie between 1 and {LongestDeadlineSeconds} seconds.");
            return standardTime;
        }

        long? Whole(string key)
        {
            if (Number(key) is not { } number)
            {
                return null;
            }

            if (number == decimal.Truncate(number))
            {
                return (long)number;
            }

            problems.Add($"Model:{key} must be a whole number.");
            return null;
        }

        decimal? Number(string key)
        {
            if (Text(key) is not { } text)
            {
                return null;
            }

            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < int.MaxValue)
            {
                return number;
            }

            problems.Add($"Model:{key} is \"{text}\"; it must be a number above 0.");
            return null;
        }
    }
}
