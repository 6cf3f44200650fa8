using System.Text.Json;

namespace ConsultBot.Storage.Proofs;

/// <summary>
/// Reads out of a turn's body what its projection says, without making an object of it. Used again for every turn. What it cannot read that way, such as a value
/// with escapes, it leaves to the slower way.
/// </summary>
internal sealed class TurnScan
{
    private readonly byte[] caveats = new byte[256];
    private readonly byte[] passages = new byte[2048];
    private readonly byte[] sources = new byte[2048];
    private int caveatsLength;
    private int passagesLength;
    private int sourcesLength;

    /// <summary>The fields found, by column of <see cref="ProjectionCheck.TurnColumns"/>; a field that is <c>null</c> is absent.</summary>
    private readonly (int Start, int Length)[] fields = new (int, int)[ProjectionCheck.TurnColumnCount];

    /// <summary>Where what the conversation remembers stands in the body.</summary>
    public Range State { get; private set; }

    /// <summary>Whether a person was asked for.</summary>
    public bool HandoffRequested { get; private set; }

    /// <summary>Reads a body.</summary>
    /// <returns><c>false</c> when it has to be read the slower way.</returns>
    public bool TryRead(ReadOnlySpan<byte> body)
    {
        caveatsLength = passagesLength = sourcesLength = 0;
        Array.Fill(fields, (0, -1));
        State = default;
        HandoffRequested = false;
        try
        {
            var reader = new Utf8JsonReader(body);
            return reader.Read() && ReadMembers(ref reader) && State.End.Value > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The value of a column, in UTF-8.</summary>
    public ReadOnlySpan<byte> Field(ReadOnlySpan<byte> body, int column) => column switch
    {
        ProjectionCheck.Caveats => caveats.AsSpan(0, caveatsLength),
        ProjectionCheck.Passages => passages.AsSpan(0, passagesLength),
        ProjectionCheck.Sources => sources.AsSpan(0, sourcesLength),
        _ => fields[column] is (var start, >= 0 and var length) ? body.Slice(start, length) : default,
    };

    private bool ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (!ReadMember(ref reader))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadMember(ref Utf8JsonReader reader)
    {
        var column = ColumnOf(ref reader);
        if (column >= 0)
        {
            return Take(ref reader, column);
        }

        if (reader.ValueTextEquals("caveats"u8))
        {
            return ReadCaveats(ref reader);
        }

        if (reader.ValueTextEquals("citations"u8))
        {
            return ReadCitations(ref reader);
        }

        if (reader.ValueTextEquals("versions"u8))
        {
            return reader.Read() && ReadMembers(ref reader);
        }

        if (reader.ValueTextEquals("handoffRequested"u8))
        {
            reader.Read();
            HandoffRequested = reader.TokenType is JsonTokenType.True;
            return true;
        }

        var isState = reader.ValueTextEquals("state"u8);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        if (isState)
        {
            State = start..(int)reader.BytesConsumed;
        }

        return true;
    }

    private static int ColumnOf(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        4 when reader.ValueTextEquals("rule"u8) => ProjectionCheck.Rule,
        5 when reader.ValueTextEquals("model"u8) => ProjectionCheck.Model,
        6 when reader.ValueTextEquals("policy"u8) => ProjectionCheck.Policy,
        7 when reader.ValueTextEquals("channel"u8) => ProjectionCheck.ChannelName,
        7 when reader.ValueTextEquals("prompts"u8) => ProjectionCheck.Prompts,
        8 when reader.ValueTextEquals("language"u8) => ProjectionCheck.Language,
        8 when reader.ValueTextEquals("decision"u8) => ProjectionCheck.DecisionName,
        9 when reader.ValueTextEquals("therapies"u8) => ProjectionCheck.TherapyNames,
        9 when reader.ValueTextEquals("knowledge"u8) => ProjectionCheck.Knowledge,
        10 when reader.ValueTextEquals("caveatForm"u8) => ProjectionCheck.CaveatForm,
        _ => -1,
    };

    private bool Take(ref Utf8JsonReader reader, int column)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null)
        {
            return true;
        }

        fields[column] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        return reader.TokenType is JsonTokenType.String && !reader.ValueIsEscaped;
    }

    private bool ReadCaveats(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            // The versions name their caveats too.
            return true;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isIds = reader.ValueTextEquals("ids"u8);
                reader.Read();
                if (isIds && (reader.ValueIsEscaped || !AppendDistinct(reader.ValueSpan)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool AppendDistinct(ReadOnlySpan<byte> ids)
    {
        foreach (var part in ids.Split((byte)'+'))
        {
            var id = ids[part];
            var isThere = false;
            foreach (var earlier in caveats.AsSpan(0, caveatsLength).Split((byte)','))
            {
                isThere |= caveatsLength > 0 && caveats.AsSpan(0, caveatsLength)[earlier].SequenceEqual(id);
            }

            if (!isThere && !Append(caveats, ref caveatsLength, id, isFirst: caveatsLength == 0))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadCitations(ref Utf8JsonReader reader)
    {
        var isFirst = true;
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isPassage = reader.ValueTextEquals("passage"u8);
                var isSource = reader.ValueTextEquals("source"u8);
                reader.Read();
                if ((isPassage || isSource) && (reader.ValueIsEscaped
                    || !(isPassage ? Append(passages, ref passagesLength, reader.ValueSpan, isFirst) : Append(sources, ref sourcesLength, reader.ValueSpan, isFirst))))
                {
                    return false;
                }
            }

            isFirst = false;
        }

        return true;
    }

    private static bool Append(byte[] joined, ref int length, ReadOnlySpan<byte> text, bool isFirst)
    {
        if (length + 1 + text.Length > joined.Length)
        {
            return false;
        }

        if (!isFirst)
        {
            joined[length++] = (byte)',';
        }

        text.CopyTo(joined.AsSpan(length));
        length += text.Length;
        return true;
    }
}
