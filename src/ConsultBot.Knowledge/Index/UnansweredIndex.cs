using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Index;

/// <summary>Tells questions that no passage answers from those that one does, having learnt both from how patients ask.</summary>
internal sealed class UnansweredIndex : IUnansweredTopics
{
    private const float Emphasis = 3;
    private const float Likely = 0.5f;

    private readonly IReadOnlyList<UnansweredFile> topics;
    private readonly FeatureReader reader;
    private readonly LogisticModel model;
    private readonly WordingIndex wordings;

    /// <summary>Learns from the questions to passages and from those of the topics.</summary>
    public UnansweredIndex(IReadOnlyCollection<Passage> passages, IReadOnlyList<UnansweredFile> topics, FeatureReader reader)
    {
        this.topics = topics;
        this.reader = reader;
        var open = topics.Select(topic => (IReadOnlyList<HashSet<ulong>>)[.. topic.Questions.Select(question => reader.Read(question))]).ToArray();
        wordings = new WordingIndex([.. open.Select(questions => (questions, new HashSet<ulong>()))]);
        model = LogisticModel.Train(
            [
                .. passages.OrderBy(passage => passage.Id, StringComparer.Ordinal).SelectMany(passage => passage.Questions)
                    .Select(question => ((IReadOnlyCollection<ulong>)reader.Read(question), false)),
                .. open.SelectMany(questions => questions).Select(question => ((IReadOnlyCollection<ulong>)question, true)),
            ],
            Emphasis);
    }

    /// <inheritdoc />
    public UnansweredMatch? Match(string question)
    {
        if (topics.Count == 0)
        {
            return null;
        }

        var features = reader.Read(question);
        var likelihood = model.Likelihood(features);
        if (likelihood < Likely)
        {
            return null;
        }

        var scores = new float[topics.Count];
        wordings.AddShares(features, 1, scores);
        var likeness = scores.Max();
        return new UnansweredMatch(topics[Array.IndexOf(scores, likeness)].Topic, likelihood, likeness);
    }
}
