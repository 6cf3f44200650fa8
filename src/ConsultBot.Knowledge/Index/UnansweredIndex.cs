using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Index;

/// <summary>Tells questions that no passage answers from those that one does, having learnt both from how patients ask.</summary>
internal sealed class UnansweredIndex : IUnansweredTopics
{
    private const int Answered = 0;
    private const int Open = 1;
    private const float Emphasis = 3;

    private readonly IReadOnlyList<UnansweredFile> topics;
    private readonly FeatureReader reader;
    private readonly DecisionModel model;
    private readonly WordingIndex wordings;

    /// <summary>Learns from the questions to passages, with further ones that they answer, and from those of the topics.</summary>
    public UnansweredIndex(IReadOnlyCollection<Passage> passages, IReadOnlyList<UnansweredFile> topics, IReadOnlyList<string> answered, FeatureReader reader, ModelCache models)
    {
        this.topics = topics;
        this.reader = reader;
        wordings = new WordingIndex(
            [.. topics.Select(topic => ((IReadOnlyList<HashSet<ulong>>)[.. topic.Questions.Select(question => reader.Read(question))], new HashSet<ulong>()))]);
        string[] known = [.. passages.OrderBy(passage => passage.Id, StringComparer.Ordinal).SelectMany(passage => passage.Questions), .. answered];
        string[] open = [.. topics.SelectMany(topic => topic.Questions)];
        model = models.Get(ModelCache.Name(["unanswered", .. known, string.Empty, .. open]), kinds: 2, () => DecisionModel.Train(
            [.. known.Select(question => (Features(question), Answered)), .. open.Select(question => (Features(question), Open))],
            kinds: 2,
            [1, Emphasis]));
    }

    /// <inheritdoc />
    public UnansweredMatch? Match(string question)
    {
        if (topics.Count == 0)
        {
            return null;
        }

        Span<float> likelihoods = stackalloc float[2];
        model.Read(Features(question), likelihoods);
        var scores = new float[topics.Count];
        wordings.AddShares(reader.Read(question), 1, scores);
        var likeness = scores.Max();
        return new UnansweredMatch(topics[Array.IndexOf(scores, likeness)].Topic, likelihoods[Open], likeness);
    }

    private static int[] Features(string text) => MessageFeatures.Read(TextFolding.Fold(text));
}
