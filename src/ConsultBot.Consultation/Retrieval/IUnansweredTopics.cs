namespace ConsultBot.Consultation.Retrieval;

/// <summary>A part of the subject that no approved passage tells anything about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What is not known, as it stands after "I don't have approved information on".</param>
/// <param name="Near">Ids of the passages nearest to it.</param>
public sealed record UnansweredTopic(string Id, string What, IReadOnlyList<string> Near);

/// <summary>Knows what patients ask on the subject that no passage answers, so that the reply is an honest abstention and not the passage that sounds most like it.</summary>
public interface IUnansweredTopics
{
    /// <summary>The topic that the question is about, and how sure that is; <c>null</c> when it reads like those that passages answer.</summary>
    /// <param name="question">The question, standing on its own.</param>
    UnansweredMatch? Match(string question);
}

/// <summary>A question that reads like those that no passage answers.</summary>
/// <param name="Topic">The topic it is most like.</param>
/// <param name="Likelihood">How likely no passage answers it, 0 to 1.</param>
/// <param name="Likeness">How like the question is to those known of that topic, on the scale of a passage's score, 0 to 1.</param>
public sealed record UnansweredMatch(UnansweredTopic Topic, double Likelihood, double Likeness);
