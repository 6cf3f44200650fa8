using System.Globalization;
using System.Text;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Configuration;

/// <summary>Reads and checks the configuration, and lists everything that is wrong at once.</summary>
public sealed class SettingsReader(Surroundings surroundings, TimeProvider clock)
{
    private const int LongestUnreviewedDays = 30;
    private const int ShortestSecret = 32;

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private readonly List<string> problems = [];

    /// <summary>The settings.</summary>
    /// <exception cref="SettingsException">Something is wrong or missing.</exception>
    public ServiceSettings Read()
    {
        Choice("Storage:Provider", "sqlite", "sqlite");
        Choice("Service:Mode", "on", "on", "preview", "off");
        Choice("Privacy:Consent", "notice", "none", "notice", "ask");
        Choice("MicrosoftAppType", "MultiTenant", "MultiTenant", "SingleTenant", "UserAssignedMSI");
        var settings = new ServiceSettings(
            surroundings.PathOf("Knowledge:Path", "knowledge"),
            surroundings.PathOf("Prompts:Path", "prompts"),
            ReadClinic(),
            CheckUnreviewed())
        {
            Record = RecordSettings.Read(surroundings, problems),
            ModelsPath = surroundings.PathOf("Data:ModelsPath", Path.Combine(surroundings.PathOf("Data:Path", ".data"), "models")),
            Model = ModelSettingsReader.Read(surroundings, problems),
            Mode = Enum.TryParse<ServiceMode>(Optional("Service:Mode", "on"), ignoreCase: true, out var mode) ? mode : ServiceMode.On,
            AllowedOrigins = ReadOrigins(),
            DirectLineSecret = ReadSecret("DirectLine:Secret"),
            ApiKeys = ReadApiKeys(),
            Desk = StaffSettingsReader.Read(surroundings, problems),
            PrivacyConsent = Enum.TryParse<PrivacyConsent>(Optional("Privacy:Consent", "notice"), ignoreCase: true, out var consent) ? consent : PrivacyConsent.Notice,
        };
        CheckUnicode();
        Folder("Knowledge:Path", settings.KnowledgePath);
        Folder("Prompts:Path", settings.PromptsPath);
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private string? ReadSecret(string key)
    {
        var secret = surroundings.Configuration[key] is { Length: > 0 } given ? given : null;
        if (secret is null && !surroundings.IsDevelopment)
        {
            problems.Add($"{key} is missing: outside Development it is configured, for example from: openssl rand -base64 32");
        }
        else if (secret is { Length: < ShortestSecret })
        {
            problems.Add($"{key} must have at least {ShortestSecret} letters, for example from: openssl rand -base64 32");
        }

        return secret;
    }

    private ClinicProfile ReadClinic()
    {
        var clinic = new ClinicProfile
        {
            Name = Required("Clinic:Name"),
            IsDemo = Flag("Clinic:IsDemo"),
            Country = Required("Clinic:Country"),
            Jurisdiction = Optional("Clinic:Jurisdiction", "US"),
            Phone = Required("Clinic:Contact:Phone"),
            Email = Required("Clinic:Contact:Email"),
            UrgentPhone = Required("Clinic:UrgentPhone"),
            AfterHours = AfterHours(Required("Clinic:AfterHours"), Optional("Clinic:EmergencyNumber", string.Empty)),
            EmergencyNumber = Required("Clinic:EmergencyNumber"),
            CrisisLine = Required("Clinic:CrisisLine"),
            CrisisLineFacts = Optional("Clinic:CrisisLineFacts", string.Empty),
            Hours = ReadHours(),
            BookingLink = surroundings.Configuration["Clinic:BookingLink"] is { Length: > 0 } link ? link : Required("Clinic:Contact:Url"),
            PriceText = Optional("Clinic:PriceText", string.Empty),
            NotOffered = ReadNotOffered(),
        };
        if (!surroundings.IsDevelopment)
        {
            CheckIsReal(clinic);
        }

        if (surroundings.Configuration["Clinic:TimeZone"] is { Length: > 0 } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            problems.Add($"Clinic:TimeZone: there is no time zone \"{zone}\"; write it as America/New_York.");
        }

        return clinic;
    }

    private void CheckIsReal(ClinicProfile clinic)
    {
        Required("Clinic:TimeZone");
        Required("Clinic:StaffChannel");
        if (clinic.IsDemo)
        {
            problems.Add("Clinic:IsDemo is true: the demo clinic may be served in Development only. Configure your own clinic under Clinic:*.");
        }

        foreach (var (key, value) in new[] { ("Phone", clinic.Phone), ("UrgentPhone", clinic.UrgentPhone), ("AfterHours", clinic.AfterHours) })
        {
            if (value.StartsWith("555-01", StringComparison.Ordinal))
            {
                problems.Add($"Clinic:{key} is still the demo's.");
            }
        }
    }

    // "none" is an answer too: then the emergency number stands where a night number would.
    private static string AfterHours(string number, string emergencyNumber) =>
        string.Equals(number, "none", StringComparison.OrdinalIgnoreCase) ? emergencyNumber : number;

    private string ReadHours()
    {
        var hours = Array.ConvertAll(Days, day => surroundings.Configuration[$"Clinic:OpeningHours:{day}"] ?? string.Empty);
        if (Array.TrueForAll(hours, string.IsNullOrEmpty))
        {
            problems.Add($"Clinic:OpeningHours is missing: give at least one of {string.Join(", ", Days)}, for example Clinic:OpeningHours:Mon = 09:00-17:00.");
            return string.Empty;
        }

        var lines = new List<string>();
        for (int first = 0, end; first < Days.Length; first = end)
        {
            end = first + 1;
            while (end < Days.Length && string.Equals(hours[end], hours[first], StringComparison.Ordinal))
            {
                end++;
            }

            if (hours[first].Length > 0)
            {
                CheckHours(Days[first], hours[first]);
                lines.Add(end - first == 1 ? $"{Days[first]} {hours[first]}" : $"{Days[first]}-{Days[end - 1]} {hours[first]}");
            }
        }

        return string.Join(", ", lines);
    }

    private void CheckHours(string day, string hours)
    {
        if (hours.Split('-') is not [var from, var to] || !TimeOnly.TryParseExact(from, "HH:mm", out var opens) || !TimeOnly.TryParseExact(to, "HH:mm", out var closes) || closes <= opens)
        {
            problems.Add($"Clinic:OpeningHours:{day} is \"{hours}\"; write it as 09:00-17:00.");
        }
    }

    private Therapies ReadNotOffered()
    {
        var notOffered = Therapies.None;
        foreach (var offer in surroundings.Configuration.GetSection("Clinic:Therapies").GetChildren())
        {
            if (TherapyNames.FromWireName(offer.Key.ToLowerInvariant()) is not { } therapy)
            {
                problems.Add($"{offer.Path} names no therapy; known are exosomes, secretome and prp.");
            }
            else if (offer.Value is "not-offered")
            {
                notOffered |= therapy;
            }
            else if (offer.Value is not ("offered" or "not-stated"))
            {
                problems.Add($"{offer.Path} must be offered, not-offered or not-stated, not \"{offer.Value}\".");
            }
        }

        return notOffered;
    }

    // An origin goes into a header word for word, so it is written exactly as a browser sends it.
    private string[] ReadOrigins()
    {
        var read = new List<string>();
        foreach (var entry in surroundings.Configuration.GetSection("Website:AllowedOrigins").GetChildren())
        {
            var origin = entry.Value ?? string.Empty;
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var address)
                || (address.Scheme, address.Host) is not (("https", _) or ("http", "localhost"))
                || !string.Equals(address.GetLeftPart(UriPartial.Authority), origin, StringComparison.Ordinal)
                || address.UserInfo.Length > 0)
            {
                problems.Add($"{entry.Path} is \"{origin}\"; write an origin such as https://www.example.org or http://localhost:8080, without a path.");
            }
            else
            {
                read.Add(origin);
            }
        }

        return [.. read];
    }

    private string[] ReadApiKeys()
    {
        var read = surroundings.Configuration.GetSection("Api:Keys").GetChildren().ToArray();
        foreach (var entry in read.Where(entry => entry.Value is not { Length: >= ShortestSecret }))
        {
            problems.Add($"{entry.Path} must have at least {ShortestSecret} letters, for example from: openssl rand -base64 32");
        }

        return Array.ConvertAll(read, entry => entry.Value?.Trim() ?? string.Empty);
    }

    private bool CheckUnreviewed()
    {
        if (surroundings.IsDevelopment)
        {
            return false;
        }

        const string Section = "Knowledge:AllowUnreviewed";
        var reason = surroundings.Configuration[$"{Section}:Reason"];
        var role = surroundings.Configuration[$"{Section}:Role"];
        var until = surroundings.Configuration[$"{Section}:Until"];
        if (string.IsNullOrWhiteSpace(reason) || string.IsNullOrWhiteSpace(role) || string.IsNullOrWhiteSpace(until))
        {
            problems.Add($"{Section}: no clinician has reviewed the texts that patients read. Outside Development state Reason, Role and Until (yyyy-MM-dd, at most {LongestUnreviewedDays} days ahead) to serve them all the same.");
            return true;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end))
        {
            problems.Add($"{Section}:Until must be a date such as 2027-01-31, not \"{until}\".");
        }
        else if (end < today || end > today.AddDays(LongestUnreviewedDays))
        {
            problems.Add($"{Section}:Until is {until}; it must lie between today and {LongestUnreviewedDays} days from now.");
        }

        return true;
    }

    // In invariant mode, or without the ICU libraries, the runtime leaves accents and disguises as they are, and screening would be deaf to them.
    private void CheckUnicode()
    {
        if ("\u00e9".Normalize(NormalizationForm.FormD).Length != 2)
        {
            problems.Add("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: Unicode normalization is off. Install the ICU libraries (on Debian: libicu) and unset this variable.");
        }
    }

    private string Required(string key)
    {
        var value = surroundings.Configuration[key];
        if (string.IsNullOrWhiteSpace(value))
        {
            problems.Add($"{key} is missing.");
        }

        return value?.Trim() ?? string.Empty;
    }

    private string Optional(string key, string standard) => surroundings.Configuration[key] is { Length: > 0 } value ? value.Trim() : standard;

    private bool Flag(string key)
    {
        var value = surroundings.Configuration[key];
        if (value is null || bool.TryParse(value, out var flag) && !flag)
        {
            return false;
        }

        if (!bool.TryParse(value, out _))
        {
            problems.Add($"{key} must be true or false, not \"{value}\".");
        }

        return true;
    }

    private void Choice(string key, string standard, params string[] allowed)
    {
        var value = Optional(key, standard);
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            problems.Add($"{key} is \"{value}\"; this version knows {string.Join(", ", allowed)}.");
        }
    }

    private void Folder(string key, string path)
    {
        if (!Directory.Exists(path))
        {
            problems.Add($"{key}: the folder {path} does not exist.");
        }
    }
}
