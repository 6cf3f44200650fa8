using System.Security.Cryptography;
using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Prompts;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Begins conversations and finds them again.</summary>
internal sealed class Conversations(
    ITurnRecord record, ITranscript transcript, TokenIssuer tokens, IPolicyInForce policies, WebsiteWords words, ServiceSettings settings, TimeProvider clock)
{
    private const int IdBytes = 16;

    /// <summary>A token for a conversation that nobody has begun yet.</summary>
    public static DirectLineToken New(string? userId, bool isInvited) => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), userId ?? $"dl_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes))}", isInvited);

    /// <summary>Where a conversation ends; <c>null</c> when it has not begun, or was erased.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public TranscriptEnd? EndOf(string conversationId) => transcript.End(DirectLineNames.RecordIdOf(conversationId));

    /// <summary>Begins a conversation with the greeting, in which the clinic says what is kept. A second call changes nothing.</summary>
    /// <returns>Whether it was begun now.</returns>
    /// <exception cref="RecordUnavailableException">The greeting could not be recorded, so the conversation does not begin.</exception>
    public async Task<bool> BeginAsync(DirectLineToken token)
    {
        if (EndOf(token.ConversationId) is not null)
        {
            return false;
        }

        var replies = policies.Current.Replies;
        var greeting = new Announcement(
            DirectLineNames.RecordIdOf(token.ConversationId), DirectLineNames.Channel, Announcement.Greeting, ReplyBook.English, Greeting(replies))
        {
            Buttons = settings.PrivacyConsent is PrivacyConsent.Ask ? [replies.Text("consent.agree", ReplyBook.English)] : words.Starters,
            PrivacyVersion = settings.PrivacyConsent is PrivacyConsent.None ? null : words.PrivacyVersion,
            Consent = settings.PrivacyConsent.ToString().ToLowerInvariant(),
        };
        await record.AnnounceAsync(greeting, CancellationToken.None);
        return true;
    }

    /// <summary>The conversation of a resume secret, if it may be resumed still.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async ValueTask<DirectLineToken?> ResumeAsync(string? secret) =>
        await tokens.ReadAsync(secret, TokenUse.Resume) is (TokenState.Valid, { } token)
        && EndOf(token.ConversationId) is { } end
        && clock.GetUtcNow() - end.At <= TokenIssuer.ResumeWithin
            ? token
            : null;

    private string Greeting(ReplyBook replies)
    {
        string[] parts = settings.PrivacyConsent switch
        {
            PrivacyConsent.None => ["greeting.question"],
            PrivacyConsent.Notice => ["greeting.privacy", "greeting.question"],
            _ => ["consent.needed"],
        };
        string[] keys = settings.Clinic.IsDemo ? ["greeting", "greeting.demo", .. parts] : ["greeting", .. parts];
        return string.Join("\n\n", keys.Select(key => replies.Text(key, ReplyBook.English)));
    }
}
