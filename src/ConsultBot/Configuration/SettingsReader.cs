using System.Globalization;
using System.Text;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Configuration;

/// <summary>Reads and checks the configuration, and lists everything that is wrong at once.</summary>
public sealed class SettingsReader(Surroundings surroundings, TimeProvider clock)
{
    private const int LongestUnreviewedDays = 30;

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private readonly List<string> problems = [];

    /// <summary>The settings.</summary>
    /// <exception cref="SettingsException">Something is wrong or missing.</exception>
    public ServiceSettings Read()
    {
        Choice("Storage:Provider", "sqlite", "sqlite");
        Choice("Model:Provider", "extractive", "extractive");
        Choice("Service:Mode", "on", "on", "preview", "off");
        var settings = new ServiceSettings(
            surroundings.PathOf("Knowledge:Path", "knowledge"),
            surroundings.PathOf("Prompts:Path", "prompts"),
            ReadClinic(),
            CheckUnreviewed())
        {
            Record = RecordSettings.Read(surroundings, problems),
            Mode = Enum.TryParse<ServiceMode>(Optional("Service:Mode", "on"), ignoreCase: true, out var mode) ? mode : ServiceMode.On,
        };
        CheckUnicode();
        Folder("Knowledge:Path", settings.KnowledgePath);
        Folder("Prompts:Path", settings.PromptsPath);
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
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
            BookingLink = Optional("Clinic:BookingLink", Optional("Clinic:Contact:Url", string.Empty)),
            PriceText = Optional("Clinic:PriceText", string.Empty),
            NotOffered = ReadNotOffered(),
        };
        if (clinic.IsDemo && !surroundings.IsDevelopment)
        {
            problems.Add("Clinic:IsDemo is true: the demo clinic may be served in Development only. Configure your own clinic under Clinic:*.");
        }

        return clinic;
    }

    // "none" is an answer too: then the emergency number stands where a night number would.
    private static string AfterHours(string number, string emergencyNumber) =>
        string.Equals(number, "none", StringComparison.OrdinalIgnoreCase) ? emergencyNumber : number;

    private string ReadHours()
    {
        var hours = Days.Select(day => (Day: day, Hours: surroundings.Configuration[$"Clinic:OpeningHours:{day}"])).Where(pair => pair.Hours is { Length: > 0 }).ToArray();
        if (hours.Length == 0)
        {
            problems.Add($"Clinic:OpeningHours is missing: give at least one of {string.Join(", ", Days)}, for example Clinic:OpeningHours:Mon = 09:00-17:00.");
            return string.Empty;
        }

        var lines = new List<string>();
        for (var i = 0; i < hours.Length; i++)
        {
            var last = i;
            while (last + 1 < hours.Length && string.Equals(hours[last + 1].Hours, hours[i].Hours, StringComparison.Ordinal))
            {
                last++;
            }

            lines.Add(last == i ? $"{hours[i].Day} {hours[i].Hours}" : $"{hours[i].Day} to {hours[last].Day} {hours[i].Hours}");
            i = last;
        }

        return string.Join(", ", lines);
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
