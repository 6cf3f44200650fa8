using ConsultBot.Load.Http;
using ConsultBot.Load.Measuring;
using ConsultBot.Load.Services;

namespace ConsultBot.Load;

/// <summary>A turn over HTTP against the echoes: in every round each is loaded in turn by the same requests, and only ratios within a round are kept.</summary>
internal sealed class Comparison(ConsultBotService ours, string echoBotFolder, IReadOnlyList<string> questions, LoadPlan plan)
{
    private static readonly TimeSpan WarmUpSlice = TimeSpan.FromSeconds(2);

    private readonly Question[] requests = [.. questions.Select(question => new Question(question))];

    /// <summary>How many turns ConsultBot answered.</summary>
    public long Turns { get; private set; }

    /// <summary>Runs the rounds.</summary>
    /// <exception cref="InvalidDataException">A reply is not a real one.</exception>
    public async Task<IReadOnlyList<Round>> RunAsync(TextWriter progress, CancellationToken cancellationToken)
    {
        await using var botBuilder = await EchoServices.StartBotBuilderAsync(echoBotFolder, cancellationToken);
        await using var sdk = await EchoServices.StartSdkAsync(cancellationToken);
        await using var dotnet = await EchoServices.StartDotnetAsync(cancellationToken);
        var turns = Load(ours.Service, Expectation.Turn);
        var botBuilderEchoes = Load(botBuilder, Expectation.Echo(botBuilder.Name));
        var sdkEchoes = Load(sdk, Expectation.Echo(sdk.Name));
        var dotnetEchoes = Load(dotnet, Expectation.Echo(dotnet.Name));
        turns.WarmUp(WarmUpSlice, plan.LongestWarmUp, cancellationToken);
        botBuilderEchoes.WarmUp(WarmUpSlice / 2, plan.LongestWarmUp / 4, cancellationToken);
        sdkEchoes.WarmUp(WarmUpSlice / 2, plan.LongestWarmUp / 4, cancellationToken);
        dotnetEchoes.WarmUp(WarmUpSlice / 2, plan.LongestWarmUp / 4, cancellationToken);

        var rounds = new List<Round>();
        for (var number = 1; number <= plan.Rounds; number++)
        {
            var round = new Round(
                turns.Run(plan.Slice, cancellationToken),
                botBuilderEchoes.Run(plan.Slice, cancellationToken),
                sdkEchoes.Run(plan.Slice, cancellationToken),
                dotnetEchoes.Run(plan.Slice, cancellationToken));
            rounds.Add(round);
            await progress.WriteLineAsync(Figures.Line($"round {number}", round));
        }

        Turns = turns.Replies;
        return rounds;
    }

    private ClosedLoop Load(Service service, Expectation expectation) => new(service, plan.AtOnce, requests, expectation);
}
