using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using Mono.Cecil;

namespace ConsultBot.Tests.Architecture;

/// <summary>Reads the compiled code: no call leads to a patient but through the send gate, and none makes a committed turn but the recording stage.</summary>
public sealed class OneWayOutTests
{
    private static readonly string[] Assemblies =
        ["ConsultBot", "ConsultBot.Consultation", "ConsultBot.Knowledge", "ConsultBot.Prompts", "ConsultBot.SemanticKernel", "ConsultBot.Storage", "ConsultBot.Triage", "ConsultBot.Yaml"];

    [Fact]
    public void Only_the_send_gate_sends_through_a_channel() =>
        Assert.Equal([nameof(SendGate)], CallersOf((type, method) => type.EndsWith(nameof(IOutgoingChannel), StringComparison.Ordinal) && method is "SendAsync"));

    [Fact]
    public void A_channel_can_be_reached_by_its_port_alone()
    {
        var channels = typeof(ConsultBotApplication).Assembly.GetTypes().Where(type => type.IsClass && typeof(IOutgoingChannel).IsAssignableFrom(type)).ToArray();

        Assert.NotEmpty(channels);
        Assert.All(channels, channel => Assert.DoesNotContain(channel.GetMethods(), method => method.Name is "SendAsync" or "Render"));
    }

    [Fact]
    public void Only_the_channel_itself_speaks_to_patients_through_the_Bot_Framework_and_the_desk_to_staff() =>
        Assert.Equal(
            ["BotFrameworkChannel", "StaffBot", "TeamsLine"],
            CallersOf((type, method) => type.StartsWith("Microsoft.Bot.", StringComparison.Ordinal)
                && (method.StartsWith("SendActivit", StringComparison.Ordinal) || method is "UpdateActivityAsync" or "ContinueConversationAsync" or "SendToConversationAsync" or "ReplyToActivityAsync")));

    [Fact]
    public void Only_the_stream_writes_to_a_socket() =>
        Assert.Equal(["StreamEndpoint"], CallersOf((type, method) => type.StartsWith("System.Net.WebSockets.", StringComparison.Ordinal) && method is "SendAsync"));

    [Fact]
    public void Only_the_recording_stage_makes_a_committed_turn() =>
        Assert.Equal([nameof(RecordingStage)], CallersOf((type, method) => type.EndsWith(nameof(CommittedTurn), StringComparison.Ordinal) && method is ".ctor"));

    [Fact]
    public void A_committed_reply_is_of_a_turn_just_committed_or_of_what_the_record_says()
    {
        Assert.Equal(
            [nameof(CommittedTurn), nameof(SaidByService)],
            CallersOf((type, method) => type.EndsWith(nameof(CommittedReply), StringComparison.Ordinal) && method is ".ctor"));
        Assert.Equal([nameof(SaidByService), "SqliteTranscript"], CallersOf((type, method) => type.EndsWith(nameof(SaidByService), StringComparison.Ordinal) && method is ".ctor"));
    }

    [Fact]
    public void The_gate_has_two_ways_in_and_no_more()
    {
        var methods = typeof(SendGate).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly);

        Assert.Equal(
            [typeof(CommittedReply), typeof(FixedText)],
            methods.Select(method => method.GetParameters()[0].ParameterType).OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void The_pipeline_hands_out_nothing_but_a_committed_turn()
    {
        var run = Assert.Single(typeof(TurnPipeline).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly));

        Assert.Equal(typeof(Task<CommittedTurn>), run.ReturnType);
    }

    private static string[] CallersOf(Func<string, string, bool> isCall) =>
    [
        .. Assemblies
            .Select(name => AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")))
            .SelectMany(assembly => assembly.MainModule.GetTypes())
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody && method.Body.Instructions.Any(step => step.Operand is MethodReference called && isCall(called.DeclaringType.FullName, called.Name)))
            .Select(method => Outermost(method.DeclaringType).Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);
}
