using System.Globalization;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;
using ConsultBot.Triage.Hours;

namespace ConsultBot.Configuration;

/// <summary>Reads and checks <c>Staff:*</c> and the clinic's hours.</summary>
internal static class StaffSettingsReader
{
    private const string None = "none";
    private const int MostMinutes = 30 * 24 * 60;

    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>How the desk works; <c>null</c> where no staff are configured, so that nobody is ever said to be told.</summary>
    public static DeskSettings? Read(Surroundings surroundings, List<string> problems)
    {
        var configuration = surroundings.Configuration;
        var members = configuration.GetSection("Staff:Members").GetChildren().Select(entry => ReadMember(entry, problems)).ToArray();
        var teams = configuration.GetSection("Staff:Teams").GetChildren().Select(entry => ReadTeam(entry, problems)).ToArray();
        var hours = ReadHours(configuration, problems);
        if (members.Length == 0 && teams.Length == 0)
        {
            return null;
        }

        if (string.Equals(configuration["Clinic:StaffChannel"], None, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add("Clinic:StaffChannel is none, but Staff:Members or Staff:Teams is given: name the team that takes what no other does.");
        }

        var tenant = configuration["Staff:Tenant"] ?? string.Empty;
        foreach (var (key, isMissing) in new[] { ("Staff:Tenant", tenant.Length == 0), ("Staff:Members", members.Length == 0), ("Staff:Teams", teams.Length == 0) })
        {
            if (isMissing)
            {
                problems.Add($"{key} is missing: staff need a tenant, members and a team.");
            }
        }

        var first = Array.FindIndex(teams, team => string.Equals(team.Name, configuration["Clinic:StaffChannel"], StringComparison.OrdinalIgnoreCase));
        if (first > 0)
        {
            (teams[0], teams[first]) = (teams[first], teams[0]);
        }

        var standard = new DeskSettings { TenantId = tenant, Members = members, Teams = teams, Hours = hours };
        return standard with
        {
            Immediate = Minutes("Immediate", standard.Immediate),
            Urgent = Minutes("Urgent", standard.Urgent),
            Today = Minutes("Today", standard.Today),
            Routine = Minutes("Routine", standard.Routine),
            IdleClaim = Minutes("IdleClaim", standard.IdleClaim),
        };

        TimeSpan Minutes(string key, TimeSpan standardTime)
        {
            if (configuration[$"Staff:Minutes:{key}"] is not { Length: > 0 } text)
            {
                return standardTime;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= MostMinutes)
            {
                return TimeSpan.FromMinutes(minutes);
            }

            problems.Add($"Staff:Minutes:{key} must be a whole number of minutes between 1 and {MostMinutes}.");
            return standardTime;
        }
    }

    private static StaffMember ReadMember(IConfigurationSection entry, List<string> problems)
    {
        foreach (var key in new[] { "Id", "Name", "Role" }.Where(key => string.IsNullOrWhiteSpace(entry[key])))
        {
            problems.Add($"{entry.Path}:{key} is missing.");
        }

        return new StaffMember(entry["Id"] ?? string.Empty, entry["Name"] ?? string.Empty, entry["Role"] ?? string.Empty) { Licence = entry["Licence"] is { Length: > 0 } licence ? licence : null };
    }

    private static StaffTeam ReadTeam(IConfigurationSection entry, List<string> problems)
    {
        foreach (var key in new[] { "Name", "Channel" }.Where(key => string.IsNullOrWhiteSpace(entry[key])))
        {
            problems.Add($"{entry.Path}:{key} is missing.");
        }

        var topics = new HashSet<EnquiryTopic>();
        foreach (var topic in entry.GetSection("Topics").GetChildren())
        {
            if (Enum.GetValues<EnquiryTopic>().Where(known => string.Equals(known.WireName(), topic.Value, StringComparison.Ordinal)).ToArray() is [var one])
            {
                topics.Add(one);
            }
            else
            {
                problems.Add($"{topic.Path} is \"{topic.Value}\"; it must be one of {string.Join(", ", Enum.GetValues<EnquiryTopic>().Select(known => known.WireName()))}.");
            }
        }

        return new StaffTeam(entry["Name"] ?? string.Empty, entry["Channel"] ?? string.Empty, topics);
    }

    private static OpeningHours ReadHours(IConfiguration configuration, List<string> problems)
    {
        var days = new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)>();
        for (var day = 0; day < Days.Length; day++)
        {
            // What is written wrongly was named already where the hours are read for patients.
            if (configuration[$"Clinic:OpeningHours:{Days[day]}"]?.Split('-') is [var from, var to]
                && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var opens)
                && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closes))
            {
                days.Add((DayOfWeek)day, (opens, closes));
            }
        }

        var closures = new HashSet<DateOnly>();
        foreach (var entry in configuration.GetSection("Clinic:Closures").GetChildren())
        {
            if (DateOnly.TryParseExact(entry.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                closures.Add(date);
            }
            else
            {
                problems.Add($"{entry.Path} is \"{entry.Value}\"; write a date as 2027-01-01.");
            }
        }

        var zone = configuration["Clinic:TimeZone"] is { Length: > 0 } named && TimeZoneInfo.TryFindSystemTimeZoneById(named, out var found) ? found : TimeZoneInfo.Utc;
        return new OpeningHours(zone, days, closures);
    }
}
