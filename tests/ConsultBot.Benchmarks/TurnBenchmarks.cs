using BenchmarkDotNet.Attributes;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Benchmarks;

/// <summary>
/// A whole turn in process, recorded in memory, and each of its stages alone. Run with
/// <c>dotnet run -c Release --project tests/ConsultBot.Benchmarks -- --filter "*Turn*"</c>.
/// </summary>
[MemoryDiagnoser]
[InProcess]
[WarmupCount(30)]
[IterationCount(15)]
[MedianColumn]
public class TurnBenchmarks
{
    private static readonly string[] Questions =
    [
        "are exosomes FDA approved?",
        "PRP or exosomes, which has better evidence?",
        "what can go wrong with it, be straight",
        "how many sessions of exosomes is usual",
        "friend says her clinic gives permanent effect and a deal till sunday, fishy?",
    ];

    private readonly List<PatientMessage> messages = [];
    private readonly List<Screened> screened = [];
    private readonly List<Found> found = [];
    private readonly List<Draft> drafts = [];
    private readonly List<Verified> verified = [];
    private readonly List<Reply> replies = [];
    private ServiceProvider services = null!;
    private TurnAllowance allowance = null!;
    private TurnPipeline pipeline = null!;
    private ScreeningStage screening = null!;
    private RetrievalStage retrieval = null!;
    private AnsweringStage answering = null!;
    private VerificationStage verification = null!;
    private ReplyComposer composer = null!;
    private CaveatStage caveats = null!;
    private int next;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        services = InMemoryConsultation.Build();
        pipeline = services.GetRequiredService<TurnPipeline>();
        allowance = new TurnAllowance(services.GetRequiredService<ModelBounds>(), new StageLaps(TimeProvider.System), CancellationToken.None, TimeProvider.System);
        var policy = services.GetRequiredService<IPolicyInForce>().Current;
        screening = policy.Screening;
        retrieval = policy.Retrieval;
        answering = services.GetRequiredService<AnsweringStage>();
        verification = policy.Verification;
        composer = policy.Composer;
        caveats = policy.Caveats;
        foreach (var question in Questions)
        {
            var message = new PatientMessage("benchmark", "benchmark", question, TimeProvider.System.GetUtcNow());
            messages.Add(message);
            screened.Add(screening.Read(message, ConversationState.New));
            found.Add(await retrieval.FindAsync(screened[^1], ConversationState.New, default));
            drafts.Add(await answering.DraftAsync(screened[^1], found[^1], allowance, default));
            verified.Add(verification.Check(drafts[^1], found[^1]));
            replies.Add(composer.Compose(screened[^1], found[^1], verified[^1], ConversationState.New));
        }
    }

    [GlobalCleanup]
    public void CleanUp() => services.Dispose();

    [Benchmark(Baseline = true)]
    public Task WholeTurn()
    {
        next = (next + 1) % Questions.Length;
        return pipeline.RunAsync(messages[next] with { ConversationId = "turn" }, CancellationToken.None);
    }

    [Benchmark]
    public Screened Screening() => screening.Read(messages[Next()], ConversationState.New);

    [Benchmark]
    public ValueTask<Found> Retrieval() => retrieval.FindAsync(screened[Next()], ConversationState.New, CancellationToken.None);

    [Benchmark]
    public ValueTask<Draft> Answering()
    {
        var i = Next();
        return answering.DraftAsync(screened[i], found[i], allowance, CancellationToken.None);
    }

    [Benchmark]
    public Verified Verification()
    {
        var i = Next();
        return verification.Check(drafts[i], found[i]);
    }

    [Benchmark]
    public Reply ComposingAndCaveats()
    {
        var i = Next();
        return caveats.Append(composer.Compose(screened[i], found[i], verified[i], ConversationState.New), screened[i], ConversationState.New);
    }

    private int Next() => next = (next + 1) % Questions.Length;
}
