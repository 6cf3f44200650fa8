using ConsultBot.Yaml;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>A prompt function as <c>prompts/&lt;name&gt;.prompt.yaml</c> describes it.</summary>
/// <param name="Function">The function, its template compiled.</param>
/// <param name="Version">The version of its wording, from 1.</param>
/// <param name="Hash">SHA-256 over the file, in hexadecimal.</param>
internal sealed record PromptFile(KernelFunction Function, int Version, string Hash)
{
    /// <summary>Reads the file.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="name">The name of the function.</param>
    /// <param name="inputs">The inputs that the code fills in; the file must declare exactly these.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static PromptFile Read(string promptsPath, string name, params string[] inputs)
    {
        var path = Path.Combine(promptsPath, $"{name}.prompt.yaml");
        var map = YamlFile.Read(path);
        map.AllowOnly("name", "version", "description", "template_format", "input_variables", "output", "template");
        if (!string.Equals(map.Text("name"), name, StringComparison.Ordinal))
        {
            throw map.Problem("name", $"the name must be \"{name}\", as the file's");
        }

        var version = map.Integer("version") is > 0 and var number ? number : throw map.Problem("version", "\"version\" must be a whole number from 1");
        var declared = map.Maps("input_variables").Select(input => input.Text("name")).ToArray();
        if (!declared.Order(StringComparer.Ordinal).SequenceEqual(inputs.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw map.Problem("input_variables", $"the inputs must be {string.Join(", ", inputs)}, not {string.Join(", ", declared)}");
        }

        var config = new PromptTemplateConfig
        {
            Name = name,
            Description = map.Text("description"),
            TemplateFormat = map.Text("template_format"),
            Template = map.Text("template"),
            InputVariables = [.. map.Maps("input_variables").Select(input => new InputVariable { Name = input.Text("name"), Description = input.Text("description") })],
        };
        try
        {
            HandlebarsTemplate.Try(config, inputs);
            return new PromptFile(KernelFunctionFactory.CreateFromPrompt(config, new HandlebarsTemplates()), version, YamlFile.Hash(YamlFile.ReadText(path)));
        }
        catch (Exception exception) when (exception is KernelException or HandlebarsDotNet.HandlebarsException)
        {
            throw map.Problem("template", $"the template cannot be read: {exception.Message}");
        }
    }
}
