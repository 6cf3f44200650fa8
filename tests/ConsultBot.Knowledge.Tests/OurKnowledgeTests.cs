using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using ConsultBot.Knowledge.Files;
using ConsultBot.Prompts;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests;

/// <summary>What holds for every file of the repository's own <c>knowledge/</c>.</summary>
public sealed class OurKnowledgeTests
{
    private const int MostWordsOfAVerdict = 15;
    private const int FewestQuestions = 5;
    private const double MostKnownQuestionsLost = 0.03;

    private static readonly DateOnly Today = new(2026, 11, 25);

    private static readonly HashSet<string> Topics = new(StringComparer.Ordinal)
    {
        "basics", "mechanism", "benefits", "evidence", "comparison", "safety", "side-effects", "special-groups", "procedure", "course", "downtime", "regulation",
        "products", "advertising", "choosing-a-clinic", "ageing", "wounds", "cost",
    };

    private static readonly string Root = Path.Combine((string)AppContext.GetData("ConsultBot.ContentRoot")!, "knowledge");
    private static readonly Lazy<KnowledgeFolder> Folder = new(() => KnowledgeFolder.Read(Root));

    private static IEnumerable<Passage> Passages => Folder.Value.Passages.Select(file => file.Passage);

    [Fact]
    public void There_are_passages_on_every_therapy() => Assert.Equal(Therapies.All, Passages.Aggregate(Therapies.None, (sum, passage) => sum | passage.Therapies));

    [Fact]
    public void The_table_of_topics_in_the_readme_is_true()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "..", "README.md"));
        foreach (var topic in Directory.GetDirectories(Path.Combine(Root, "passages")))
        {
            Assert.Contains($"| `{Path.GetFileName(topic)}` | {Directory.GetFiles(topic, "*.md").Length} |", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_passage_begins_with_a_verdict_of_at_most_15_words() => Assert.Empty(Offenders(passage => passage.Sentences[0].WordCount > MostWordsOfAVerdict));

    [Fact]
    public void Every_passage_has_20_to_65_words() => Assert.Empty(Offenders(passage => passage.Sentences.Sum(sentence => sentence.WordCount) is < 20 or > 65));

    [Fact]
    public void Every_sentence_ends_with_a_full_stop() =>
        Assert.Empty(Offenders(passage => passage.Sentences.Any(sentence => !sentence.Text.TrimEnd('"').EndsWith('.'))));

    [Fact]
    public void No_passage_carries_markup_or_unusual_characters() =>
        Assert.Empty(Offenders(passage => passage.Text.AsSpan().ContainsAny("*_#<>[]{}|`§\\\t") || passage.Text.Any(character => character > '\u2019')));

    [Fact]
    public void Every_passage_has_at_least_five_questions() => Assert.Empty(Offenders(passage => passage.Questions.Count < FewestQuestions));

    [Fact]
    public void No_question_stands_in_two_passages_or_twice_in_one() => Assert.Empty(
        Passages.SelectMany(passage => passage.Questions.Select(question => (passage.Id, Words: string.Join(' ', TextFolding.Fold(question).Tokens.Select(token => token.Word)))))
            .GroupBy(pair => pair.Words, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Id))}"));

    [Fact]
    public void Every_topic_is_a_known_one() => Assert.Empty(Offenders(passage => passage.Topics.Count == 0 || !passage.Topics.All(Topics.Contains)));

    [Fact]
    public void Every_source_is_cited_with_a_place_in_it_and_once() => Assert.Empty(Offenders(passage =>
        passage.Sources.Any(source => string.IsNullOrWhiteSpace(source.Locator)) || passage.Sources.Distinct().Count() < passage.Sources.Count));

    [Fact]
    public void Every_source_is_cited_by_some_passage_or_status_row()
    {
        var cited = Passages.SelectMany(passage => passage.Sources).Select(source => source.SourceId).Concat(Rows().Select(row => row.Text("source")));

        Assert.Empty(Folder.Value.Sources.Keys.Except(cited, StringComparer.Ordinal));
    }

    [Fact]
    public void A_passage_that_compares_has_a_verdict_and_a_sentence_for_each_treatment() => Assert.Empty(Offenders(passage =>
        passage.Topics.Contains("comparison", StringComparer.Ordinal) && passage.Therapies.Count() > 1 && passage.Sentences.Count < passage.Therapies.Count() + 1));

    [Fact]
    public void Every_passage_is_within_its_review_date() => Assert.Empty(Folder.Value.Passages.Where(file => file.ReviewBy < Today).Select(file => file.Path));

    [Fact]
    public void The_edition_names_only_passages_that_exist() =>
        Assert.Empty(Folder.Value.Edition.Keys.Except(Passages.Select(passage => passage.Id), StringComparer.Ordinal));

    [Fact]
    public void Every_regulatory_row_is_within_its_review_date_and_was_reviewed_before_it()
    {
        Assert.Empty(Rows().Where(row => row.Date("review-by") < Today || row.Date("reviewed-on") > row.Date("review-by")).Select(row => $"line {row.Line}"));
        Assert.Equal(7, RegulatoryStatusFile.Read(Path.Combine(Root, "regulatory-status.yaml"), "US").Wordings.Count);
    }

    [Fact]
    public void Every_regulatory_row_cites_a_source_that_exists() => Assert.Empty(
        Rows().SelectMany(row => row.Maps("further-sources").Select(source => source.Text("id")).Append(row.Text("source"))).Except(Folder.Value.Sources.Keys, StringComparer.Ordinal));

    [Fact]
    public void No_caveat_calls_PRP_not_approved_or_exosomes_off_label()
    {
        var status = RegulatoryStatusFile.Read(Path.Combine(Root, "regulatory-status.yaml"), "US");

        Assert.All(Said(status.Wordings[Therapies.Prp]), text => Assert.DoesNotContain("not FDA-approved", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(Said(status.Wordings[Therapies.Exosomes | Therapies.Secretome]), text => Assert.DoesNotContain("off-label", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Known_questions_find_their_passage()
    {
        var families = WordFamiliesFile.Read(Path.Combine(Root, "..", "prompts"));
        var index = Edition.Of(Folder.Value, [.. Passages], Root, families, ModelCache.None);
        var questions = Passages.SelectMany(passage => passage.Questions.Select(question => (passage.Id, Question: question))).ToArray();

        var lost = questions
            .Where(asked => !index.Search(new PassageQuery(asked.Question, Therapies.None, Compares: false)).Take(3).Any(found => found.Passage.Id == asked.Id))
            .ToArray();

        Assert.True(lost.Length <= questions.Length * MostKnownQuestionsLost, $"{lost.Length} of {questions.Length}: {string.Join("; ", lost)}");
    }

    private static IEnumerable<string> Said(Consultation.Caveats.CaveatWording wording) => wording.Long.Concat(wording.Short).Select(sentence => sentence.Text);

    private static IReadOnlyList<YamlMap> Rows() => YamlFile.Read(Path.Combine(Root, "regulatory-status.yaml")).Maps("rows");

    private static IEnumerable<string> Offenders(Func<Passage, bool> isWrong) => Passages.Where(isWrong).Select(passage => $"{passage.Id}: {passage.Text}");
}
