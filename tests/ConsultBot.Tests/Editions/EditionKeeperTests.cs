using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Editions;
using ConsultBot.Knowledge;
using ConsultBot.Storage;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Editions;

/// <summary>What is served follows the files and the record, look by look. A file is read at the second look after it was written.</summary>
public sealed class EditionKeeperTests : IDisposable
{
    private const string Id = "exosomes-how-big";

    private readonly TemporaryFolder folder = new();
    private readonly string knowledge;

    public EditionKeeperTests() => knowledge = folder.CopyFromRepository("knowledge");

    private string PassagePath => Path.Combine(knowledge, "passages", "exosomes", $"{Id}.md");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task With_an_empty_record_the_edition_that_came_along_is_approved_by_an_event_that_says_so()
    {
        await using var services = await OpenAsync("Production");

        var change = Assert.Single(services.GetRequiredService<KnowledgeStream>().After(0)).Change;
        Assert.Equal(KnowledgeAction.Edition, change.Action);
        Assert.Equal(Served(services).Current.Folder.Edition.Count, change.Passages.Count);
        Assert.Contains(change.Passages, passage => passage.Id == Id && passage.Text.Contains("30", StringComparison.Ordinal));
        Assert.NotNull(Served(services).Find(Id));
    }

    [Fact]
    public async Task A_withdrawn_passage_is_out_and_an_approval_brings_it_back()
    {
        await using var services = await OpenAsync("Production");
        var before = Served(services).EditionHash;

        await DecideAsync(services, KnowledgeAction.Withdrawn);
        Assert.True(await LookAsync(services));
        Assert.Null(Served(services).Find(Id));
        Assert.NotEqual(before, services.GetRequiredService<ConsultationContent>().Current.Knowledge);

        await DecideAsync(services, KnowledgeAction.Approved);
        Assert.True(await LookAsync(services));
        Assert.NotNull(Served(services).Find(Id));
        Assert.Equal(before, Served(services).EditionHash);
        Assert.False(await LookAsync(services));
    }

    [Fact]
    public async Task An_edited_passage_is_a_draft_and_out_until_a_curator_approves_its_new_text()
    {
        await using var services = await OpenAsync("Production");
        Edit("nanometers", "billionths of a meter");

        Assert.False(await LookAsync(services));
        Assert.NotNull(Served(services).Find(Id));
        Assert.True(await LookAsync(services));
        Assert.Null(Served(services).Find(Id));

        await DecideAsync(services, KnowledgeAction.Approved);
        await LookAsync(services);
        Assert.Contains("billionths", Served(services).Find(Id)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_a_draft_that_passes_the_checks_is_approved_by_an_event_that_says_so()
    {
        await using var services = await OpenAsync("Development");
        Edit("nanometers", "billionths of a meter");

        await LookAsync(services);
        await LookAsync(services);

        Assert.Contains("billionths", Served(services).Find(Id)!.Text, StringComparison.Ordinal);
        var change = services.GetRequiredService<KnowledgeStream>().After(0)[^1].Change;
        Assert.Equal((KnowledgeAction.Development, Id), (change.Action, Assert.Single(change.Passages).Id));
    }

    [Theory]
    [InlineData("An exosome cures wrinkles and works for everyone, guaranteed.")]
    [InlineData("Have 2 ml of exosomes every week for your face.")]
    public async Task In_Development_a_draft_that_promises_or_doses_is_not_served_and_said_by_file_and_line(string sentence)
    {
        await using var services = await OpenAsync("Development");
        await File.AppendAllTextAsync(PassagePath, $"{sentence}\n", TestContext.Current.CancellationToken);

        await LookAsync(services);
        await LookAsync(services);

        Assert.Null(Served(services).Find(Id));
        Assert.Contains(services.GetRequiredService<EditionKeeper>().Problems, problem => problem.StartsWith($"{PassagePath}:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_Development_a_withdrawal_beats_an_edit()
    {
        await using var services = await OpenAsync("Development");
        await DecideAsync(services, KnowledgeAction.Withdrawn);
        Edit("nanometers", "billionths of a meter");

        await LookAsync(services);
        await LookAsync(services);

        Assert.Null(Served(services).Find(Id));
    }

    [Theory]
    [InlineData("id: exosomes-how-big", "id: another", "the id \"another\" must be the name of the file")]
    [InlineData("---\nid:", "--\nid:", "a passage begins with a line of three dashes")]
    [InlineData("exosome-", "unknown-", "there is no source")]
    public async Task A_broken_file_leaves_the_old_edition_in_use_and_a_withdrawal_counts_even_then(string old, string replacement, string problem)
    {
        await using var services = await OpenAsync("Development");
        var before = Served(services).Current;
        var text = await File.ReadAllTextAsync(PassagePath, TestContext.Current.CancellationToken);
        Edit(old, replacement);

        await LookAsync(services);
        Assert.False(await LookAsync(services));

        Assert.Same(before, Served(services).Current);
        Assert.Contains(problem, Assert.Single(services.GetRequiredService<EditionKeeper>().Problems), StringComparison.Ordinal);

        await DecideAsync(services, KnowledgeAction.Withdrawn, "ageing-sun");
        Assert.True(await LookAsync(services));
        Assert.Null(Served(services).Find("ageing-sun"));
        Assert.NotNull(Served(services).Find(Id));

        await File.WriteAllTextAsync(PassagePath, text, TestContext.Current.CancellationToken);
        await LookAsync(services);
        await LookAsync(services);
        Assert.Empty(services.GetRequiredService<EditionKeeper>().Problems);
    }

    [Fact]
    public async Task A_file_that_a_screening_rule_needs_cannot_be_taken_away()
    {
        await using var services = await OpenAsync("Development");
        File.Delete(Path.Combine(knowledge, "passages", "exosomes", "exosomes-no-standard-amount.md"));

        await LookAsync(services);
        await LookAsync(services);

        Assert.NotNull(Served(services).Find("exosomes-no-standard-amount"));
        Assert.Contains("which knowledge/passages does not have", Assert.Single(services.GetRequiredService<EditionKeeper>().Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_passage_is_in_no_answer()
    {
        await using var services = await OpenAsync("Production");
        Assert.Contains(Id, await AskAsync(services));

        await DecideAsync(services, KnowledgeAction.Withdrawn);
        await LookAsync(services);

        Assert.DoesNotContain(Id, await AskAsync(services));
    }

    private static async Task<IEnumerable<string>> AskAsync(ServiceProvider services)
    {
        var message = new PatientMessage(Guid.NewGuid().ToString("N"), "test", "how big is an exosome", TimeProvider.System.GetUtcNow());
        var turn = await services.GetRequiredService<TurnPipeline>().RunAsync(message, TestContext.Current.CancellationToken);
        return turn!.Entry.Found.Passages.Select(found => found.Passage.Id).Concat(turn.Entry.Reply.Citations.Select(citation => citation.PassageId));
    }

    private static ServedKnowledge Served(ServiceProvider services) => services.GetRequiredService<ServedKnowledge>();

    private static Task<bool> LookAsync(ServiceProvider services) => services.GetRequiredService<EditionKeeper>().RefreshAsync(TestContext.Current.CancellationToken);

    private static Task DecideAsync(ServiceProvider services, KnowledgeAction action, string id = Id)
    {
        var version = action is KnowledgeAction.Withdrawn
            ? new PassageVersion(id, string.Empty, string.Empty)
            : KnowledgeFolder.Read(services.GetRequiredService<ServiceSettings>().KnowledgePath).Passages.Single(file => file.Passage.Id == id).Version;
        return services.GetRequiredService<KnowledgeStream>().AppendAsync(new KnowledgeChange(action, [version], "A. B.", "A test."), TestContext.Current.CancellationToken);
    }

    private void Edit(string old, string replacement)
    {
        var text = File.ReadAllText(PassagePath);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PassagePath, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private async Task<ServiceProvider> OpenAsync(string environment)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Repository.Path("appsettings.Development.json"))
            .AddInMemoryCollection(DataFolder.Settings(folder.Path))
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Knowledge:Path"] = knowledge, ["Prompts:Path"] = Repository.Path("prompts") })
            .Build();
        var settings = new SettingsReader(new Surroundings("Development", Repository.Root, configuration), TimeProvider.System).Read();
        var services = new ServiceCollection()
            .AddSingleton(settings)
            .AddConsultation(settings, new Surroundings(environment, Repository.Root, configuration), TimeProvider.System)
            .BuildServiceProvider()
            .OpenRecord();
        await LookAsync(services);
        return services;
    }
}
