using System.Reflection;
using ConsultBot.Consultation;
using ConsultBot.Knowledge;
using ConsultBot.Prompts;
using ConsultBot.SemanticKernel;
using ConsultBot.Yaml;
using NetArchTest.Rules;

namespace ConsultBot.Tests.Architecture;

/// <summary>Who may use whom, by the namespaces of the types that are really used.</summary>
public sealed class ArrowTests
{
    private static readonly Assembly Core = typeof(TurnPipeline).Assembly;
    private static readonly Assembly Yaml = typeof(YamlFile).Assembly;
    private static readonly Assembly Prompts = typeof(ReplyFiles).Assembly;
    private static readonly Assembly Knowledge = typeof(PassageShelf).Assembly;
    private static readonly Assembly Kernel = typeof(ConsultKernel).Assembly;
    private static readonly Assembly Storage = typeof(Storage.Record).Assembly;
    private static readonly Assembly Triage = typeof(Triage.Desk.StaffDesk).Assembly;
    private static readonly Assembly Host = typeof(ConsultBotApplication).Assembly;

    private static readonly string[] Documents = ["Markdig", "AngleSharp", "DocumentFormat"];

    private static readonly string[] Vendors =
        ["Microsoft.SemanticKernel", "Microsoft.Bot", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "SQLitePCL", "Newtonsoft", "YamlDotNet", "HandlebarsDotNet", "System.CommandLine", .. Documents];

    public static TheoryData<string, string[]> Forbidden => new()
    {
        { "Consultation", [.. Vendors, "Microsoft.Extensions", "ConsultBot.Yaml", "ConsultBot.Prompts", "ConsultBot.Knowledge", "ConsultBot.SemanticKernel"] },
        { "Yaml", [.. Vendors.Except(["YamlDotNet"]), "ConsultBot.Consultation"] },
        { "Prompts", [.. Vendors, "ConsultBot.Knowledge", "ConsultBot.SemanticKernel"] },
        { "Knowledge", [.. Vendors.Except(Documents), "ConsultBot.Prompts", "ConsultBot.SemanticKernel"] },
        { "SemanticKernel", [.. Vendors.Except(["Microsoft.SemanticKernel", "HandlebarsDotNet"]), "ConsultBot.Prompts", "ConsultBot.Knowledge"] },
        { "Storage", [.. Vendors.Except(["Microsoft.EntityFrameworkCore", "Microsoft.Data", "SQLitePCL"]), "ConsultBot.Yaml", "ConsultBot.Prompts", "ConsultBot.Knowledge", "ConsultBot.SemanticKernel"] },
        { "Triage", [.. Vendors, "Microsoft.Extensions", "ConsultBot.Yaml", "ConsultBot.Prompts", "ConsultBot.Knowledge", "ConsultBot.SemanticKernel", "ConsultBot.Storage"] },
        { "Host", ["Microsoft.SemanticKernel", "Microsoft.Extensions.AI", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "SQLitePCL", "YamlDotNet", "HandlebarsDotNet", .. Documents] },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_project_uses_nothing_beyond_its_door(string project, string[] namespaces)
    {
        var result = Types.InAssembly(AssemblyOf(project)).ShouldNot().HaveDependencyOnAny(namespaces).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypes?.Select(type => $"{type.FullName}: {type.Explanation}") ?? []));
    }

    [Fact]
    public void Bot_Framework_types_stay_in_their_channels()
    {
        var result = Types.InAssembly(Host)
            .That().DoNotResideInNamespace("ConsultBot.Channels.BotFramework")
            .And().DoNotResideInNamespace("ConsultBot.Channels.DirectLine")
            .And().DoNotResideInNamespace("ConsultBot.Channels.Teams")
            .ShouldNot().HaveDependencyOnAny("Microsoft.Bot", "Newtonsoft")
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypes?.Select(type => type.FullName) ?? []));
    }

    [Fact]
    public void Libraries_that_read_documents_stay_where_documents_are_imported()
    {
        var result = Types.InAssembly(Knowledge).That().DoNotResideInNamespace("ConsultBot.Knowledge.Import").ShouldNot().HaveDependencyOnAny(Documents).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypes?.Select(type => type.FullName) ?? []));
    }

    [Fact]
    public void Channels_know_nothing_of_commands()
    {
        var result = Types.InAssembly(Host)
            .That().ResideInNamespace("ConsultBot.Channels")
            .ShouldNot().HaveDependencyOnAny("ConsultBot.Commands", "System.CommandLine")
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypes?.Select(type => type.FullName) ?? []));
    }

    [Fact]
    public void Every_class_is_sealed_static_or_abstract_but_for_exceptions()
    {
        var open = new[] { Core, Yaml, Prompts, Knowledge, Kernel, Storage, Triage, Host }
            .SelectMany(assembly => assembly.GetTypes())
            // What the compiler makes of a page is open.
            .Where(type => !typeof(Microsoft.AspNetCore.Components.ComponentBase).IsAssignableFrom(type) && type.Name is not "_Imports")
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !type.FullName!.Contains('<', StringComparison.Ordinal))
            .Where(type => type.Namespace?.StartsWith("ConsultBot", StringComparison.Ordinal) is true && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal))
            .Select(type => type.FullName)
            .ToArray();

        Assert.Empty(open);
    }

    private static Assembly AssemblyOf(string project) => project switch
    {
        "Consultation" => Core,
        "Yaml" => Yaml,
        "Prompts" => Prompts,
        "Knowledge" => Knowledge,
        "SemanticKernel" => Kernel,
        "Storage" => Storage,
        "Triage" => Triage,
        _ => Host,
    };
}
