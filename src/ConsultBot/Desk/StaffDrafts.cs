using ConsultBot.Consultation;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Desk;

/// <summary>Drafts what staff may send: from the approved passages that fit what the patient said last, verified sentence by sentence, with its sources and caveats.</summary>
internal sealed class StaffDrafts(IStaffDrafter drafter, ITranscript transcript, IConversationStore conversations, IPolicyInForce policies, TimeProvider clock)
{
    private const int LookBack = 20;
    private const int MostWords = 3;

    /// <summary>A draft for an enquiry; <c>null</c> when no passage helps.</summary>
    /// <exception cref="RecordUnavailableException">The conversation cannot be read.</exception>
    public async Task<string?> DraftAsync(Enquiry enquiry, CancellationToken cancellationToken)
    {
        var policy = policies.Current;
        var conversation = await conversations.LoadAsync(enquiry.ConversationId, cancellationToken);
        var from = Math.Max(0, (transcript.End(enquiry.ConversationId)?.Seq ?? 0) - LookBack);
        string[] said = [.. transcript.Read(enquiry.ConversationId, from, LookBack).OfType<SaidByPatient>().Select(entry => entry.Text).TakeLast(MostWords)];

        // The last thing that can be looked up counts: "please call me" is no question.
        foreach (var text in said.Reverse())
        {
            var read = policy.Screening.Read(new PatientMessage(enquiry.ConversationId, enquiry.Channel, text, clock.GetUtcNow()), conversation);
            if (read.Deciding is { } rule && !rule.Decision.IsRefusal() && rule.Decision is not Decision.Answer)
            {
                continue;
            }

            // A person reads the draft before it goes, so what would have been refused to the patient does not stand in the way of what the passages say in general.
            var screened = read with { Deciding = null, Rest = text };
            var found = await policy.Retrieval.FindAsync(screened, conversation, cancellationToken);
            if (!found.Suffices)
            {
                continue;
            }

            string[] words = [.. said.Select(policy.Guardrails.PersonalData.Mask)];
            var verified = policy.Verification.Check(await drafter.DraftAsync(new StaffDraftRequest(words, enquiry.Topic.WireName(), found.Passages), cancellationToken), found);
            if (!verified.Answers)
            {
                verified = policy.Verification.Check(AnsweringStage.Extract(screened, found), found);
            }

            if (verified.Answers)
            {
                return ReplyText.Render(policy.Caveats.Append(policy.Composer.Compose(screened, found, verified, conversation), screened, conversation));
            }
        }

        return null;
    }
}
