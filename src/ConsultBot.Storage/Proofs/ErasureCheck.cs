using System.Text.Json;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;

namespace ConsultBot.Storage.Proofs;

/// <summary>Checks that every key that is gone was erased on record, and that every erasure on record was carried out.</summary>
internal static class ErasureCheck
{
    /// <summary>Checks the keys that are gone.</summary>
    public static void Check(LedgerReader reader, KeyRing keys, IReadOnlyDictionary<string, (long Position, string Stream)> missing, Findings findings)
    {
        var erased = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in reader.Stream(SqliteRecord.SystemStream))
        {
            if (Read(entry, keys) is not { } erasure)
            {
                continue;
            }

            erased.Add(erasure.KeyId);
            if (keys.Find(erasure.KeyId) is not null)
            {
                findings.Add($"the words of {erasure.Stream} were to be erased, but their key is still there", entry.Position, entry.Stream, entry.Seq);
            }
        }

        foreach (var (id, (position, stream)) in missing)
        {
            if (!erased.Contains(id))
            {
                findings.Add($"the key of {stream} is missing, but no erasure is on record: its words cannot be read", position, stream);
            }
        }
    }

    private static ErasureBody? Read(StoredEntry entry, KeyRing keys) =>
        string.Equals(entry.Kind, EntryKind.Erasure.WireName(), StringComparison.Ordinal) && entry.Read(keys) is { } body
            ? JsonSerializer.Deserialize(body, BodyJson.Readable.ErasureBody)
            : null;
}
