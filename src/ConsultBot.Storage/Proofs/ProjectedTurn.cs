using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Projections;

namespace ConsultBot.Storage.Proofs;

/// <summary>Compares the row of a turn with its body by way of objects: slower than <see cref="TurnScan"/>, and at home with every value.</summary>
internal static class ProjectedTurn
{
    /// <summary>The column in which they differ, or <c>null</c>.</summary>
    public static int? DifferenceIn(Statement row, ReadOnlySpan<byte> content)
    {
        var turn = TurnProjection.Of(content);
        string?[] expected =
        [
            turn.Channel, turn.Language, turn.Decision, turn.Rule, turn.Therapies, turn.Caveats, turn.CaveatForm, turn.Passages, turn.Sources, turn.Model,
            turn.PolicyHash, turn.KnowledgeHash, turn.PromptsHash,
        ];
        for (var i = 0; i < expected.Length; i++)
        {
            var column = ProjectionCheck.ChannelName + i;
            if (!string.Equals(row.IsNull(column) ? null : row.Text(column), expected[i], StringComparison.Ordinal))
            {
                return column;
            }
        }

        return (row.Long(ProjectionCheck.TurnColumnCount) != 0) == turn.HandoffRequested ? null : ProjectionCheck.TurnColumnCount;
    }
}
