namespace ConsultBot.Storage.Tests.Proofs;

public sealed class TamperingTests(TamperingTests.Untouched untouched) : IClassFixture<TamperingTests.Untouched>
{
    private const int InTheShortRun = 100;

    public static TheoryData<Kind> Kinds => [.. Enum.GetValues<Kind>()];

    [Fact]
    public void A_record_that_nobody_touched_is_right() => untouched.Folder.AssertClean();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_tampering_is_found_and_named(Kind kind)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            Try(kind, seed);
        }
    }

    // tests/long.sh sets the variable and runs a thousand.
    [Fact]
    public void Random_tampering_is_found_and_named()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("CONSULTBOT_TAMPERINGS"), out var asked) ? asked : InTheShortRun;
        for (var number = 0; number < count; number++)
        {
            Try(Enum.GetValues<Kind>()[number % 10], 1_000 + number);
        }

        TestContext.Current.SendDiagnosticMessage("{0} tamperings found and named", count);
    }

    [Fact]
    public void One_altered_byte_names_the_entry_and_its_conversation()
    {
        using var folder = untouched.Folder.Copy();
        var entry = folder.Entries()[10];
        entry.Ciphertext[5] ^= 1;
        folder.Sql("UPDATE entries SET ciphertext = $1 WHERE position = 11;", entry.Ciphertext);
        Assert.Contains(
            $"entry 11 ({entry.Stream}, {entry.Seq}): its content does not fit its hash: it was changed", folder.Verify().Findings.Select(finding => finding.ToString()));
    }

    private void Try(Kind kind, int seed)
    {
        using var folder = untouched.Folder.Copy();
        var isNamed = new Tampering(folder, new Random(seed)).Do(kind);
        var findings = folder.Verify().Findings;
        Assert.True(isNamed(findings), $"{kind}, seed {seed}: {string.Join(" | ", findings)}");
    }

    /// <summary>A record of seven conversations and several checkpoints, with an older copy beside it.</summary>
    public sealed class Untouched : IAsyncLifetime
    {
        internal RecordFolder Folder { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Folder.FillAsync(conversations: 3, turns: 2);
            File.Copy(Folder.Database, Folder.File("older.db"));
            await Folder.FillAsync(conversations: 4, turns: 3, prefix: "d");
            await Folder.FillAsync(conversations: 2, turns: 2, prefix: "e");
        }

        public ValueTask DisposeAsync()
        {
            Folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
