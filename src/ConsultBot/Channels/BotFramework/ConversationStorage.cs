using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;

namespace ConsultBot.Channels.BotFramework;

/// <summary>
/// What the record remembers of a conversation, at the Bot Framework's own door: under the key <c>{channelId}/conversations/{conversationId}</c> that its
/// conversation state reads. Nothing is written here: the record writes the state together with the turn it follows from, or not at all.
/// </summary>
internal sealed class ConversationStorage(IConversationStore conversations) : IStorage
{
    private const string Separator = "/conversations/";

    /// <summary>The id of a conversation in the record.</summary>
    public static string IdOf(string channel, string conversation) => $"{channel}/{conversation}";

    /// <inheritdoc />
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var items = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var at = key.IndexOf(Separator, StringComparison.Ordinal);
            if (at > 0 && await conversations.LoadAsync(IdOf(key[..at], key[(at + Separator.Length)..]), cancellationToken) is { Turns: > 0 } state)
            {
                items.Add(key, Shown(state));
            }
        }

        return items;
    }

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">There is something to write.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) =>
        changes.Count == 0 ? Task.CompletedTask : throw Refusal();

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">There is something to delete.</exception>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => keys.Length == 0 ? Task.CompletedTask : throw Refusal();

    private static NotSupportedException Refusal() =>
        new("The state of a conversation is written by the record alone, in one transaction with the turn that it follows from; it can only be read here.");

    private static JObject Shown(ConsultBot.Consultation.Conversations.ConversationState state) => new()
    {
        ["turns"] = state.Turns,
        ["subject"] = new JArray(state.Subject.Each().Select(TherapyNames.WireName)),
        ["lastQuestion"] = state.LastQuestion,
        ["refused"] = new JArray(state.RefusedSlots.Order(StringComparer.Ordinal)),
        ["urgent"] = state.Urgent?.WireName(),
        ["pastUrgent"] = state.PastUrgent?.WireName(),
        ["saidTreated"] = state.SaidTreated,
        ["sinceLongCaveat"] = new JObject(state.AnswersSinceLongCaveat.Select(pair => new JProperty(pair.Key.WireName(), pair.Value))),
        ["lastTurnAt"] = state.LastTurnAt,
    };
}
