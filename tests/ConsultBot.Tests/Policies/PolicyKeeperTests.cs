using System.IO.Compression;
using ConsultBot.Configuration;

namespace ConsultBot.Tests.Policies;

/// <summary>What is in force follows the files and the record, look by look. A file is read at the second look after it was written.</summary>
public sealed class PolicyKeeperTests : IAsyncDisposable
{
    private readonly PolicyFixture policy = new();

    public ValueTask DisposeAsync() => policy.DisposeAsync();

    [Fact]
    public async Task What_a_process_begins_with_is_recorded_once_and_kept()
    {
        await policy.OpenAsync();

        var started = Assert.Single(policy.Changes);
        Assert.Equal(("policy", string.Empty, policy.InForce, "started"), (started.What, started.From, started.To, started.Reason));
        Assert.Contains(started.Parts, part => part is { Part: "screening", Old: "", New.Length: 64 });
        Assert.Equal(policy.InForce, policy.Archive.Read(policy.InForce).Hash);

        await policy.OpenAsync();
        Assert.Single(policy.Changes);
    }

    [Fact]
    public async Task A_changed_file_is_in_force_without_a_restart_and_every_turn_names_what_decided_it()
    {
        await policy.OpenAsync();
        var before = policy.InForce;
        var first = await policy.AskAsync("what is the capital of france");
        PolicyFixture.Edit(policy.Replies, "off_topic: ", "off_topic: Dear reader! ");

        Assert.False(await policy.LookAsync());
        Assert.Equal(before, policy.InForce);
        Assert.True(await policy.LookAsync());

        var second = await policy.AskAsync("what is the capital of france");
        Assert.Equal((before, policy.InForce), (first.Versions.Policy, second.Versions.Policy));
        Assert.DoesNotContain("Dear reader!", first.Text, StringComparison.Ordinal);
        Assert.Contains("Dear reader!", second.Text, StringComparison.Ordinal);
        Assert.NotEqual(first.Versions.Replies, second.Versions.Replies);
        Assert.Equal(first.Versions.Claims, second.Versions.Claims);

        var change = policy.Changes[^1];
        Assert.Equal(("policy", before, policy.InForce, "files changed"), (change.What, change.From, change.To, change.Reason));
        Assert.Equal("replies", Assert.Single(change.Parts, part => part.Old != part.New).Part);
        Assert.Equal(2, policy.Changes.Count);
        Assert.False(await policy.LookTwiceAsync());
    }

    [Fact]
    public async Task A_broken_file_leaves_the_old_policy_in_force_until_it_is_put_right()
    {
        await policy.OpenAsync();
        var before = policy.InForce;
        var text = await File.ReadAllTextAsync(policy.Thresholds, TestContext.Current.CancellationToken);
        PolicyFixture.Edit(policy.Thresholds, "  floor:", "  flor:");
        PolicyFixture.Edit(policy.Replies, "off_topic: ", "off_topic: Dear reader! ");

        Assert.False(await policy.LookTwiceAsync());

        Assert.Equal(before, policy.InForce);
        Assert.Matches($"^{policy.Thresholds}:[0-9]+: .*flor", Assert.Single(policy.Keeper.Problems));
        Assert.Single(policy.Changes);

        await File.WriteAllTextAsync(policy.Thresholds, text, TestContext.Current.CancellationToken);
        Assert.True(await policy.LookTwiceAsync());
        Assert.Empty(policy.Keeper.Problems);
    }

    [Fact]
    public async Task Files_that_do_not_fit_each_other_leave_the_old_policy_in_force()
    {
        await policy.OpenAsync();
        PolicyFixture.Edit(policy.Replies, "off_topic: ", "off_topics: ");

        Assert.False(await policy.LookTwiceAsync());

        Assert.Contains("there is no text \"off_topic\"", Assert.Single(policy.Keeper.Problems.Distinct().Take(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pinned_policy_stays_in_force_over_changes_and_restarts_and_the_files_decide_when_the_pin_ends()
    {
        await policy.OpenAsync();
        var old = policy.InForce;
        PolicyFixture.Edit(policy.Replies, "off_topic: ", "off_topic: Dear reader! ");
        Assert.True(await policy.LookTwiceAsync());
        var changed = policy.InForce;

        await policy.PinAsync(old);
        Assert.True(await policy.LookAsync());
        Assert.Equal((old, "pinned", changed), (policy.InForce, policy.Changes[^1].Reason, policy.Changes[^1].From));

        PolicyFixture.Edit(policy.Thresholds, "floor: 0", "floor: off");
        Assert.False(await policy.LookTwiceAsync());
        await policy.OpenAsync();
        Assert.Equal(old, policy.InForce);
        Assert.Equal(old, (await policy.AskAsync("what is the capital of france")).Versions.Policy);

        PolicyFixture.Edit(policy.Thresholds, "floor: off", "floor: 0");
        await policy.PinAsync(string.Empty);
        Assert.True(await policy.LookTwiceAsync());
        Assert.Equal((changed, "unpinned", old), (policy.InForce, policy.Changes[^1].Reason, policy.Changes[^1].From));
    }

    [Fact]
    public async Task The_end_of_a_pin_on_what_the_files_say_anyway_changes_nothing()
    {
        await policy.OpenAsync();
        await policy.PinAsync(policy.InForce);
        await policy.OpenAsync();
        await policy.PinAsync(string.Empty);

        Assert.False(await policy.LookTwiceAsync());

        Assert.Empty(policy.Keeper.Problems);
        Assert.Equal("pin", policy.Changes[^1].What);
    }

    [Fact]
    public async Task A_copy_that_was_changed_is_refused_by_a_running_service_and_at_start()
    {
        await policy.OpenAsync();
        var old = policy.InForce;
        PolicyFixture.Edit(policy.Replies, "off_topic: ", "off_topic: Dear reader! ");
        await policy.LookTwiceAsync();
        var changed = policy.InForce;
        await using (var zip = await ZipFile.OpenAsync(policy.Archive.PathOf(old), ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            zip.GetEntry("guardrails/thresholds.yaml")!.Delete();
        }

        await policy.PinAsync(old);
        Assert.False(await policy.LookAsync());

        Assert.Equal(changed, policy.InForce);
        Assert.Contains("the copy of this policy was changed", Assert.Single(policy.Keeper.Problems), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<SettingsException>(policy.OpenAsync);
        Assert.Contains($"The policy {old} is pinned and cannot be put in force.", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_is_no_archive_or_not_there_is_refused()
    {
        await policy.OpenAsync();

        Assert.Contains("there is no copy", policy.Archive.ProblemWith(new string('0', 64)), StringComparison.Ordinal);
        await File.WriteAllTextAsync(policy.Archive.PathOf(policy.InForce), "no archive", TestContext.Current.CancellationToken);
        Assert.Contains("cannot be read", policy.Archive.ProblemWith(policy.InForce), StringComparison.Ordinal);
        await policy.OpenAsync();
        Assert.Null(policy.Archive.ProblemWith(policy.InForce));
    }
}
