using ConsultBot.Consultation.Answering;
using ConsultBot.Yaml;

namespace ConsultBot.SemanticKernel.Tests.Prompting;

public sealed class PromptFileTests : IDisposable
{
    private const string Valid = """
        name: answer
        version: 1
        description: Proposes an answer.
        template_format: handlebars
        input_variables:
          - name: passages
            description: The passages.
          - name: most_words
            description: The most words.
          - name: form
            description: The form.
          - name: question
            description: The question.
          - name: rejected
            description: What was refused.
        output: JSON
        template: |
          <message role="system">Answer.</message>
          <message role="user">Question: {{question}}
          Form: {{form}}
          Most words: {{most_words}}
          {{passages}}</message>

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("consultbot-").FullName;

    public PromptFileTests()
    {
        foreach (var name in new[] { "condense", "translate", "draft" })
        {
            System.IO.File.Copy(Path.Combine(Shelf.PromptsPath, $"{name}.prompt.yaml"), Path.Combine(folder, $"{name}.prompt.yaml"));
        }
    }

    private string File => Path.Combine(folder, "answer.prompt.yaml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_prompt_of_the_right_inputs_in_any_order_is_used()
    {
        System.IO.File.WriteAllText(File, Valid);
        var request = Shelf.Request("is there a needle");

        var draft = await Shelf.Kernel(promptsPath: folder).Writer.WriteAsync(request, TestContext.Current.CancellationToken);

        Shelf.AssertSame(ExtractiveComposer.Compose(request), draft);
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("condense")]
    [InlineData("translate")]
    [InlineData("draft")]
    public void PromptHash_changes_with_every_prompt(string name)
    {
        System.IO.File.WriteAllText(File, Valid);
        var before = Shelf.Kernel(promptsPath: folder).PromptHash;

        System.IO.File.AppendAllText(Path.Combine(folder, $"{name}.prompt.yaml"), "# a comment\n");

        Assert.Matches("^[0-9a-f]{64}$", before);
        Assert.Equal(before, Shelf.Kernel(promptsPath: CopyOf(folder, name)).PromptHash);
        Assert.NotEqual(before, Shelf.Kernel(promptsPath: folder).PromptHash);
    }

    [Theory]
    [InlineData("name: answer\nversion", "name: answers\nversion", 1, "the name must be \"answer\", as the file's")]
    [InlineData("name: answer\nversion", "name: Answer\nversion", 1, "the name must be \"answer\", as the file's")]
    [InlineData("name: answer\nversion", "version", 1, "the key \"name\" is missing")]
    [InlineData("version: 1", "version: 0", 2, "\"version\" must be a whole number from 1")]
    [InlineData("version: 1", "version: one", 2, "\"version\" must be a whole number, not \"one\"")]
    [InlineData("version: 1", "verson: 1", 2, "there is no key \"verson\" here; known are name, version, description, template_format, input_variables, output, template")]
    [InlineData("description: Proposes an answer.\n", "", 1, "the key \"description\" is missing")]
    [InlineData("template_format: handlebars\n", "", 1, "the key \"template_format\" is missing")]
    [InlineData("template: |", "output_template: |", 17, "there is no key \"output_template\" here; known are name, version, description, template_format, input_variables, output, template")]
    [InlineData("  - name: form\n    description: The form.\n", "", 5, "the inputs must be question, form, most_words, passages, rejected, not passages, most_words, question, rejected")]
    [InlineData("- name: form", "- name: from", 5, "the inputs must be question, form, most_words, passages, rejected, not passages, most_words, from, question, rejected")]
    [InlineData(
        "output: JSON", "  - name: history\n    description: All of it.\noutput: JSON", 5,
        "the inputs must be question, form, most_words, passages, rejected, not passages, most_words, form, question, rejected, history")]
    [InlineData("- name: form", "- name: passages", 5, "the inputs must be question, form, most_words, passages, rejected, not passages, most_words, passages, question, rejected")]
    [InlineData("    description: The form.\n", "", 10, "the key \"description\" is missing")]
    [InlineData("  - name: form\n    description: The form.\n", "  - form\n", 5, "\"input_variables\" must be a list of maps")]
    public void A_prompt_file_that_is_wrong_is_named_with_its_line(string old, string replacement, long line, string problem)
    {
        var exception = Refused(old, replacement);

        Assert.Equal((File, line, problem), (exception.Path, exception.Line, exception.Problem));
    }

    [Theory]
    [InlineData("{{question}}", "{{question")]
    [InlineData("{{question}}", "{{#if question}}")]
    [InlineData("{{question}}", "{{/if}}")]
    [InlineData("template_format: handlebars", "template_format: liquid")]
    [InlineData("template_format: handlebars", "template_format: Handlebars")]
    public void A_template_that_cannot_be_read_is_named_with_its_line(string old, string replacement)
    {
        var exception = Refused(old, replacement);

        Assert.Equal((File, 17), (exception.Path, exception.Line));
        Assert.StartsWith("the template cannot be read: ", exception.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_file_that_is_missing_is_named()
    {
        var exception = Assert.Throws<YamlFileException>(() => Shelf.Kernel(promptsPath: folder));

        Assert.Equal((File, 0), (exception.Path, exception.Line));
    }

    // The same files without the comment.
    private string CopyOf(string from, string name)
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "before")).FullName;
        foreach (var path in Directory.GetFiles(from))
        {
            var text = System.IO.File.ReadAllText(path);
            System.IO.File.WriteAllText(
                Path.Combine(copy, Path.GetFileName(path)),
                Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal) ? text.Replace("# a comment\n", string.Empty, StringComparison.Ordinal) : text);
        }

        return copy;
    }

    private YamlFileException Refused(string old, string replacement)
    {
        Assert.Contains(old, Valid, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, Valid.Replace(old, replacement, StringComparison.Ordinal));
        return Assert.Throws<YamlFileException>(() => Shelf.Kernel(promptsPath: folder));
    }
}
