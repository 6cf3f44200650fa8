using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Tests.Recording;
using ConsultBot.Consultation.Tests.Screening;
using ConsultBot.Consultation.Tests.Verification;
using ConsultBot.Consultation.Translation;
using ConsultBot.Consultation.Verification;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ConsultBot.Consultation.Tests;

/// <summary>A pipeline of the real stages on mocked ports.</summary>
internal sealed class Turn
{
    public Turn()
    {
        Remember(ConversationState.New);
        Find();
        Policies.Setup(port => port.Current).Returns(Policy("p"));
        Writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Returns((AnswerRequest request, CancellationToken _) => ValueTask.FromResult(ExtractiveComposer.Compose(request)));
        Record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>()))
            .Callback((TurnEntry entry, CancellationToken _) => Written.Add(entry))
            .ReturnsAsync(true);
    }

    public static Passage Evidence { get; } = Given.Passage(
        "evidence", Therapies.Exosomes, "evidence", "Studies of exosomes are small.", "Most took 5 days.");

    public static Passage Dose { get; } = Given.Passage("dose-exosomes", Therapies.Exosomes, "dosing", "There is no agreed amount.");

    public static Passage Other { get; } = Given.Passage("other", Therapies.Prp, "evidence", "PRP is made of blood.");

    public Mock<IConversationStore> Conversations { get; } = new();

    public Mock<IPassageSearch> Search { get; } = new();

    public Mock<IUnansweredTopics> Unanswered { get; } = new();

    public Mock<IAnswerWriter> Writer { get; } = new();

    public Mock<IQuestionCondenser> Condenser { get; } = new();

    public Mock<IHandoffDesk> Desk { get; } = new();

    public Mock<ITranslator> Translator { get; } = new();

    public Mock<ITurnRecord> Record { get; } = new();

    public Mock<IPolicyInForce> Policies { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Given.Noon);

    public OutageTally Outage { get; } = new(TimeProvider.System);

    public RunningTurns Running { get; } = new();

    public Fixed Mode { get; } = new();

    public List<TurnEntry> Written { get; } = [];

    public void Remember(ConversationState state) =>
        Conversations.Setup(port => port.LoadAsync("conversation-1", It.IsAny<CancellationToken>())).ReturnsAsync(state);

    public void Find(params (Passage Passage, double Score)[] passages) =>
        Search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([.. passages.Select(found => new RetrievedPassage(found.Passage, found.Score))]);

    public void Write(Draft draft) =>
        Writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(draft);

    public async Task<TurnEntry> RunAsync(string text, CancellationToken cancellationToken) =>
        (await Pipeline().RunAsync(Given.Message(text), cancellationToken))!.Entry;

    /// <summary>A policy on the ports of this turn.</summary>
    public Policy Policy(string hash, ReplyBook? replies = null)
    {
        var (book, claims, house, shelf) = (replies ?? Texts.Book, Verification.Policies.Small(), new House(), new Shelf(Evidence, Dose, Other));
        return new Policy
        {
            Hash = hash,
            Parts = new Dictionary<string, string>(StringComparer.Ordinal),
            Families = WordFamilies.None,
            Guardrails = house.Guardrails,
            Claims = claims,
            Replies = book,
            Judge = new AnswerJudge(claims, Verification.Policies.Weights, WordKinship.None),
            Screening = house.Stage,
            Retrieval = new RetrievalStage(Search.Object, shelf, Unanswered.Object, Retrieval.RetrievalStageTests.Thresholds),
            Verification = new VerificationStage(claims, Verification.Policies.Weights, WordKinship.None),
            Composer = new ReplyComposer(book, Given.Clinic, new ReplyNotices(Unreviewed: false)),
            Caveats = new CaveatStage(Given.Status, book, shelf, Clock),
        };
    }

    /// <summary>The mode that a test sets.</summary>
    internal sealed class Fixed : IServiceMode
    {
        public ServiceMode Current { get; set; }
    }

    public TurnPipeline Pipeline()
    {
        return new TurnPipeline(
            Conversations.Object,
            new InProcessTurnOrder(),
            Running,
            Policies.Object,
            new CondensingStage(Condenser.Object),
            new AnsweringStage(Writer.Object),
            new TranslationStage(Translator.Object),
            new HandoffStage(Desk.Object),
            Entries.Stage(Record.Object, Clock, Conversations.Object, Outage),
            Mode,
            new ModelBounds(TimeSpan.FromSeconds(10)),
            Clock);
    }
}
