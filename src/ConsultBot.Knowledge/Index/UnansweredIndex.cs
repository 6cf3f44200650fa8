using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Tells questions that no passage answers from those that one does. Two signals: what a model learnt of how patients ask for both, and whether a message is more
/// like all that is asked of some topic than like all that is asked of the nearest passage.
/// </summary>
internal sealed class UnansweredIndex : IUnansweredTopics
{
    private const int Answered = 0;
    private const int Open = 1;
    private const float Emphasis = 2;

    // What a lead of one hundredth in likeness counts for, in the model's log-odds.
    private const float LeadWeight = 40;

    private readonly IReadOnlyList<UnansweredFile> topics;
    private readonly int passages;
    private readonly FeatureReader reader;
    private readonly LikenessIndex likeness;
    private readonly DecisionModel model;

    /// <summary>Learns from the questions to passages, with further ones that they answer, and from those of the topics.</summary>
    /// <param name="passages">The passages.</param>
    /// <param name="topics">The topics.</param>
    /// <param name="answered">Further questions that passages answer.</param>
    /// <param name="likeness">How like a message is to what asks for each: the passages first, then the topics, in the same order.</param>
    /// <param name="reader">Reads wordings.</param>
    /// <param name="models">Where what was learnt before is kept.</param>
    public UnansweredIndex(
        IReadOnlyList<Passage> passages, IReadOnlyList<UnansweredFile> topics, IReadOnlyList<string> answered, LikenessIndex likeness, FeatureReader reader, ModelCache models)
    {
        this.topics = topics;
        this.passages = passages.Count;
        this.likeness = likeness;
        this.reader = reader;
        string[] known = [.. passages.SelectMany(passage => passage.Questions), .. answered];
        string[] open = [.. topics.SelectMany(topic => topic.Questions)];
        model = models.Get(ModelCache.Name(["unanswered", reader.Hash, .. known, string.Empty, .. open]), kinds: 2, () => DecisionModel.Train(
            [.. known.Select(question => (reader.Read(question), Answered)), .. open.Select(question => (reader.Read(question), Open))],
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

        var features = reader.Read(question);
        Span<float> likelihoods = stackalloc float[2];
        model.Read(features, likelihoods);
        var shares = new float[likeness.Things];
        likeness.AddShares(features, shares);
        var most = shares[passages..].Max();
        var lead = most - shares[..passages].DefaultIfEmpty().Max();
        var odds = likelihoods[Open] / Math.Max(likelihoods[Answered], float.Epsilon) * MathF.Exp(LeadWeight * lead);
        return new UnansweredMatch(topics[Array.IndexOf(shares, most, passages) - passages].Topic, 1 - (1 / (1 + odds)), most);
    }
}
