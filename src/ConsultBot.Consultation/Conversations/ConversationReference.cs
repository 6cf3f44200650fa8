using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ConsultBot.Consultation.Conversations;

/// <summary>
/// The short name of a conversation that a patient, staff and an officer can quote, for example <c>K7Q-2M9</c>: 30 bits of a hash of its id, in Crockford's
/// base 32, which has no letters that look like digits. It opens nothing and two conversations may share one.
/// </summary>
public static class ConversationReference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Half = 3;
    private const int Length = 2 * Half;

    private static readonly byte[] Domain = "consultbot/reference/1\n"u8.ToArray();

    /// <summary>The reference of a conversation. A channel before a slash does not count, so that a channel and the record name the same one.</summary>
    public static string Of(string conversationId)
    {
        var own = conversationId[(conversationId.LastIndexOf('/') + 1)..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. Domain, .. Encoding.UTF8.GetBytes(own)], hash);
        var bits = BinaryPrimitives.ReadUInt32BigEndian(hash) >> 2;
        return string.Create(Length + 1, bits, static (text, bits) =>
        {
            for (var i = 0; i < Length; i++)
            {
                text[i < Half ? i : i + 1] = Alphabet[(int)(bits >> (5 * (Length - 1 - i))) & 31];
            }

            text[Half] = '-';
        });
    }

    /// <summary>A reference as somebody typed it, in the form that <see cref="Of"/> gives: small letters, spaces, a missing hyphen and O, I or L for a digit are understood.</summary>
    /// <returns><c>null</c> when it cannot be one.</returns>
    public static string? Read(string typed)
    {
        var read = new StringBuilder(Length + 1);
        foreach (var letter in typed)
        {
            if (letter is '-' or ' ')
            {
                continue;
            }

            var meant = char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (!Alphabet.Contains(meant, StringComparison.Ordinal) || read.Length > Length)
            {
                return null;
            }

            read.Append(read.Length == Half ? "-" : string.Empty).Append(meant);
        }

        return read.Length == Length + 1 ? read.ToString() : null;
    }
}
