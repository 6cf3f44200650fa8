using System.Diagnostics;
using System.Globalization;
using ConsultBot.Tests.Recording;

namespace ConsultBot.Tests.Models;

/// <summary>Many turns at once with parts mixed at random. <c>bash tests/long.sh hostile</c> takes two thousand and the time of each.</summary>
public sealed class HostileRunTests(ITestOutputHelper output)
{
    private const string TurnsVariable = "CONSULTBOT_HOSTILE_TURNS";
    private const int Usual = 96;
    private const int AtOnce = 16;
    private const int Seed = 7;
    private const double FailingShare = 0.1;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private static readonly string[] Questions =
        ["what are exosomes?", "what is PRP?", "is secretome approved?", "what can go wrong with exosomes?", "PRP or exosomes, which has better evidence?", "what did the studies of PRP show?"];

    [Fact]
    public async Task Nothing_bad_is_shown_in_many_turns_at_once()
    {
        var given = Environment.GetEnvironmentVariable(TurnsVariable);
        var turns = given is null ? Usual : int.Parse(given, CultureInfo.InvariantCulture);
        await using var service = await ModelService.StartAsync(
            settings: [new("Model:DeadlineSeconds", "2"), new("Model:AttemptSeconds", "1"), new("Model:MostAtOnce", "32"), new("Model:MostWaiting", "64")]);
        var random = new Random(Seed);
        var sample = new ModelRequest(1, false, false, "You help.", "Passages:\n§ one 1.00\nPRP has three parts.\n", string.Empty, string.Empty);
        var (speaking, failing) = (HostileParts.All.Where(part => part.Play(sample) is Says).ToArray(), HostileParts.All.Where(part => part.Play(sample) is not Says).ToArray());
        var gate = new Lock();
        service.Play(request =>
        {
            lock (gate)
            {
                var parts = random.NextDouble() < FailingShare ? failing : speaking;
                return parts[random.Next(parts.Length)].Play(request);
            }
        });

        var (slowest, models) = (TimeSpan.Zero, 0);
        var replies = new string[turns];
        await Parallel.ForAsync(0, turns, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (turn, _) =>
        {
            var start = Stopwatch.GetTimestamp();
            var reply = await service.Service.SayAsync(Questions[turn % Questions.Length], $"run-{turn}");
            var took = Stopwatch.GetElapsedTime(start);
            replies[turn] = reply!;
            Assert.Contains("FDA", reply, StringComparison.Ordinal);
            lock (gate)
            {
                slowest = took > slowest ? took : slowest;
            }
        });

        for (var turn = 0; turn < turns; turn++)
        {
            models += (await service.TurnOfAsync($"run-{turn}")).Model is "extractive" ? 0 : 1;
        }

        var distinct = service.Model.Requests.DistinctBy(request => request.User).ToArray();
        Assert.All(replies.Distinct(StringComparer.Ordinal), reply => Safe.Check(reply, distinct));
        Assert.InRange(models, 1, turns - 1);
        output.WriteLine($"hostile_turns: {turns}");
        output.WriteLine($"hostile_answered_by_the_model: {models}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hostile_slowest_ms: {slowest.TotalMilliseconds:0}"));
        Assert.True(given is null || slowest <= Deadline + Grace, $"the slowest turn took {slowest}");
    }
}
