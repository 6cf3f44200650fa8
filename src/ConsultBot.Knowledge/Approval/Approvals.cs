using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Knowledge.Approval;

/// <summary>
/// What the record says of passages: an approval is bound to the hash of a text, so an edited passage is a draft again; a withdrawal is bound to the passage, and
/// only a curator's approval ends it.
/// </summary>
public sealed class Approvals
{
    private readonly Dictionary<string, PassageStanding> standings = new(StringComparer.Ordinal);

    /// <summary>What the changes say, oldest first.</summary>
    public static Approvals Of(IEnumerable<RecordedKnowledgeChange> changes)
    {
        var approvals = new Approvals();
        foreach (var change in changes)
        {
            approvals.Apply(change);
        }

        return approvals;
    }

    /// <summary>Takes in the next change.</summary>
    public void Apply(RecordedKnowledgeChange recorded)
    {
        var change = recorded.Change;
        foreach (var version in change.Passages)
        {
            var before = standings.GetValueOrDefault(version.Id);
            if (change.Action is not (KnowledgeAction.Development or KnowledgeAction.Edition) || before is not { IsWithdrawn: true })
            {
                var isWithdrawal = change.Action is KnowledgeAction.Withdrawn;
                standings[version.Id] = new PassageStanding(isWithdrawal ? before?.Approved : version, isWithdrawal, recorded.At, change.Action, change.By, change.Reason);
            }
        }
    }

    /// <summary>What was decided last about a passage, or <c>null</c> when nothing was.</summary>
    public PassageStanding? Of(string passageId) => standings.GetValueOrDefault(passageId);

    /// <summary>Whether a passage may be served as it stands.</summary>
    public PassageStatus StatusOf(Passage passage) => Of(passage.Id) switch
    {
        { IsWithdrawn: true } => PassageStatus.Withdrawn,
        { Approved: { } approved } when string.Equals(approved.Hash, passage.ContentHash, StringComparison.Ordinal) => PassageStatus.Approved,
        _ => PassageStatus.Draft,
    };
}
