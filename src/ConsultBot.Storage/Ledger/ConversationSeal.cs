using System.Security.Cryptography;
using ConsultBot.Storage.Keys;

namespace ConsultBot.Storage.Ledger;

/// <summary>How what a conversation remembers stands in the database: a nonce and the ciphertext, bound to the conversation.</summary>
internal static class ConversationSeal
{
    /// <summary>How many bytes a sealed state is longer than the state.</summary>
    public const int Overhead = EntryHeader.NonceLength + StreamKey.TagLength;

    /// <summary>Encrypts a state.</summary>
    public static void Close(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> state, StreamKey key, Span<byte> sealedState)
    {
        RandomNumberGenerator.Fill(sealedState[..EntryHeader.NonceLength]);
        key.Encrypt(sealedState[..EntryHeader.NonceLength], state, stream, sealedState[EntryHeader.NonceLength..]);
    }

    /// <summary>Decrypts a state, or gives <c>null</c> when it was changed or was encrypted with another key.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> sealedState, StreamKey key)
    {
        if (sealedState.Length < Overhead)
        {
            return null;
        }

        try
        {
            return key.Decrypt(sealedState[..EntryHeader.NonceLength], sealedState[EntryHeader.NonceLength..], stream);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
