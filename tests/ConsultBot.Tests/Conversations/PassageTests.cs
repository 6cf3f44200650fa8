using ConsultBot.Configuration;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace ConsultBot.Tests.Conversations;

/// <summary>The approved passages against the rules that every answer must keep.</summary>
public sealed class PassageTests
{
    private static readonly ConsultationContent Content = Read();

    [Fact]
    public void No_sentence_of_a_passage_breaks_the_claims_policy()
    {
        var broken = Content.Served.Current.Shelf.Passages
            .SelectMany(passage => passage.Sentences.Select(sentence => (passage.Id, sentence.Text, Content.Policies.Current.Claims.Read(sentence.Text).PhraseHits)))
            .Where(read => read.PhraseHits.Count > 0)
            .Select(read => $"{read.Id}: {read.PhraseHits[0].Id}: {read.Text}");

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_passage_of_the_repository_is_in_the_committed_edition()
    {
        var missing = Content.Served.Current.Folder.Passages.Select(file => file.Passage).Where(passage => !Content.Served.Current.Folder.Approved(isDevelopment: false).Contains(passage)).Select(passage => passage.Id);

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_passage_that_a_rule_tells_in_general_exists() =>
        Assert.All(Content.Policies.Current.Guardrails.Rules.SelectMany(rule => rule.Passages), id => Assert.NotNull(Content.Served.Current.Shelf.Find(id)));

    [Fact]
    public void Every_reply_that_a_rule_names_exists() =>
        Assert.All(Content.Policies.Current.Guardrails.Rules.Where(rule => rule.Decides), rule => Assert.True(Content.Policies.Current.Replies.Has(rule.Reply), rule.Reply));

    [Fact]
    public void Every_gap_has_a_sentence_that_admits_it() =>
        Assert.All(Content.Policies.Current.Guardrails.Gaps, gap => Assert.True(Content.Policies.Current.Replies.Has($"gaps.{gap.Name}"), gap.Name));

    [Theory]
    [InlineData("out-of-service")]
    [InlineData("too-long")]
    [InlineData("unreadable")]
    [InlineData("emergency")]
    [InlineData("adverse_event")]
    public void A_fixed_text_carries_the_emergency_number(string key) => Assert.Contains("911", Content.Policies.Current.Replies.Text(key, "en"), StringComparison.Ordinal);

    [Theory]
    [InlineData("told")]
    [InlineData("passed on")]
    [InlineData("notified")]
    [InlineData("shortly")]
    [InlineData("someone will")]
    public void Without_a_desk_no_fixed_text_says_that_a_person_knows(string word)
    {
        var texts = Directory.GetFiles(Repository.Path("prompts", "replies"), "en.yaml").Select(File.ReadAllText);

        Assert.All(texts, text => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    internal static ConsultationContent Read()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Repository.Path("appsettings.Development.json")).Build();
        var surroundings = new Surroundings("Development", Repository.Root, configuration);
        return ConsultationContent.Read(new SettingsReader(surroundings, TimeProvider.System).Read(), isDevelopment: true, TimeProvider.System);
    }
}
