namespace ConsultBot.Prompts.Tests;

public sealed class StaffWordsTests
{
    private static readonly string OurPrompts = Path.Combine((string)AppContext.GetData("ConsultBot.ContentRoot")!, "prompts");
    private static readonly StaffCommands Ours = StaffCommands.Read(OurPrompts);

    [Theory]
    [InlineData("queue", "queue", 0, "")]
    [InlineData("What's waiting?", "queue", 0, "")]
    [InlineData("what’s waiting", "queue", 0, "")]
    [InlineData("  CLAIM   42 ", "claim", 42, "")]
    [InlineData("take #42", "claim", 42, "")]
    [InlineData("42", "show", 42, "")]
    [InlineData("reply 42: Hello. How are you?", "reply", 42, "Hello. How are you?")]
    [InlineData("reply 42 Hello", "reply", 42, "Hello")]
    [InlineData("reply 42: one\ntwo", "reply", 42, "one\ntwo")]
    [InlineData("send 42 because the doctor said so", "send", 42, "the doctor said so")]
    [InlineData("transfer 42 to Nurses", "transfer", 42, "Nurses")]
    [InlineData("resolve 42", "resolve", 42, "")]
    [InlineData("resolve 42: called her", "resolve", 42, "called her")]
    [InlineData("?", "help", 0, "")]
    public void What_is_wanted_is_read(string text, string name, long number, string words)
    {
        var command = Ours.Find(text)!;

        Assert.Equal((name, number, words), (command.Name, command.Number, command.Words));
    }

    [Theory]
    [InlineData("snooze 42 30m", 30)]
    [InlineData("snooze 42 2h", 120)]
    [InlineData("put 42 aside for 1d", 1_440)]
    [InlineData("snooze 42 9999d", 43_200)]
    public void A_time_is_read_and_bounded(string text, int minutes) => Assert.Equal(minutes, Ours.Find(text)!.Time.TotalMinutes);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("claim")]
    [InlineData("claim fortytwo")]
    [InlineData("claim 1234567890123456")]
    [InlineData("reply 42:")]
    [InlineData("do whatever is best")]
    public void What_is_no_command_is_nothing(string text) => Assert.Null(Ours.Find(text));

    [Fact]
    public void A_text_beyond_all_measure_is_nothing() => Assert.Null(Ours.Find($"reply 42: {new string('x', 20_001)}"));

    [Fact]
    public void Braces_are_filled_in() => Assert.Equal("Ann has 42.", StaffWords.Read(OurPrompts).Fill("refused.hasanother", ("Number", "42"), ("Name", "Ann")));
}
