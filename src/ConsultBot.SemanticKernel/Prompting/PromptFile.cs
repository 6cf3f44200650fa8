using ConsultBot.Yaml;
using Microsoft.SemanticKernel;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>Reads a prompt function from <c>prompts/&lt;name&gt;.prompt.yaml</c>.</summary>
internal static class PromptFile
{
    /// <summary>The prompt function, its template compiled.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="name">The name of the function.</param>
    /// <param name="inputs">The inputs that the code fills in; the file must declare exactly these.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static (KernelFunction Function, string Hash) Read(string promptsPath, string name, params string[] inputs)
    {
        var path = Path.Combine(promptsPath, $"{name}.prompt.yaml");
        var map = YamlFile.Read(path);
        map.AllowOnly("name", "version", "description", "template_format", "input_variables", "output", "template");
        if (!string.Equals(map.Text("name"), name, StringComparison.Ordinal))
        {
            throw map.Problem("name", $"the name must be \"{name}\", as the file's");
        }

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
            return (KernelFunctionFactory.CreateFromPrompt(config, new HandlebarsTemplates()), YamlFile.Hash(YamlFile.ReadText(path)));
        }
        catch (Exception exception) when (exception is KernelException or HandlebarsDotNet.HandlebarsException)
        {
            throw map.Problem("template", $"the template cannot be read: {exception.Message}");
        }
    }
}
