using System.Diagnostics;
using System.Globalization;
using ConsultBot.Tests.Channels;
using ConsultBot.Tests.Running;
using ConsultBot.Triage.Enquiries;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Tests.Staff;

/// <summary>Many enquiries, one after the other. <c>bash tests/long.sh desk</c> takes fifty in a minute, and the time of each way.</summary>
public sealed class DeskRunTests(ITestOutputHelper output)
{
    private const string Variable = "CONSULTBOT_DESK_ENQUIRIES";
    private const int Usual = 5;
    private const int OpenEnquiries = 1_000;
    private const int Resolved = 100_000;
    private const int Queues = 100;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_enquiry_reaches_its_team_and_each_reply_its_patient()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        var count = given is null ? Usual : int.Parse(given, CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        await using var clinic = await Clinic.OpenAsync(folder.Path);
        await clinic.SayAsync("help");
        var (toTeam, toPatient) = (new List<double>(), new List<double>());
        for (var number = 1; number <= count; number++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var patient = await DirectLineClient.StartAsync(clinic.Service);
            await patient.ConnectAsync();
            await patient.MessagesAsync(1);
            var start = Stopwatch.GetTimestamp();
            await patient.SayAsync("I got hives all over after my exosome treatment yesterday");
            await Wait.UntilAsync(() => clinic.Teams.In(Clinic.Channel).Count(one => one.Method is "POST") == number);
            toTeam.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await clinic.SayAsync($"claim {number}");
            start = Stopwatch.GetTimestamp();
            Assert.Equal($"Sent to the patient of {number}.", await clinic.SayAsync($"reply {number}: Hello, how can I help you?"));
            while (!(await patient.MessagesAsync(1)).Any(message => ((string)message["text"]!).Contains("how can I help you", StringComparison.Ordinal)))
            {
                // Read on.
            }

            toPatient.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (given is not null && Pace - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, TimeProvider.System, Cancelled);
            }
        }

        Assert.Equal(count, clinic.Desk.Open.Count);
        if (given is not null)
        {
            Write("desk_enquiries", count);
            Write("message_to_card_p95_ms", P95(toTeam));
            Write("staff_reply_to_page_p95_ms", P95(toPatient));
            await QueueAsync(clinic, folder);
        }
    }

    private async Task QueueAsync(Clinic clinic, TemporaryFolder folder)
    {
        for (var number = clinic.Desk.Open.Count; number < OpenEnquiries; number++)
        {
            await clinic.Desk.OpenAsync(clinic.Desk.Propose($"c{number}", "directline", EnquiryTopic.Person, Urgency.Routine, "handoff.person", "en"), Cancelled);
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "consultbot.db")}"))
        {
            await connection.OpenAsync(Cancelled);
            await using var command = connection.CreateCommand();
            command.CommandText =
                $"WITH RECURSIVE n(i) AS (SELECT 100000 UNION ALL SELECT i + 1 FROM n WHERE i < {100_000 + Resolved - 1}) INSERT INTO enquiries "
                + "SELECT i, stream_id, position, channel, topic, urgency, why, team, language, 'resolved', NULL, opened_at, due_at, changed_at, NULL, 0, 0, 0 FROM n, (SELECT * FROM enquiries LIMIT 1);";
            await command.ExecuteNonQueryAsync(Cancelled);
        }

        var times = new List<double>();
        for (var queue = 0; queue < Queues; queue++)
        {
            var start = Stopwatch.GetTimestamp();
            await clinic.SayAsync("queue");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Write("queue_of_1000_with_100000_resolved_p95_ms", P95(times));
    }

    private void Write(string name, double value) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:0.0}"));

    private static double P95(List<double> values) => values.Order().ElementAt((int)Math.Ceiling(values.Count * 0.95) - 1);
}
