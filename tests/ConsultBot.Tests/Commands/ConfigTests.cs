using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

public sealed class ConfigTests
{
    [Fact]
    public async Task The_repository_as_it_stands_is_in_order()
    {
        var run = await Executable.RunAsync("config", "check");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("In order: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_listed_at_once()
    {
        var run = await Executable.RunAsync(
            "config", "check", "--set", "Clinic:Contact:Phone=", "--set", "Clinic:EmergencyNumber=", "--set", "Clinic:Therapies:prp=perhaps",
            "--set", "Storage:Provider=oracle", "--set", "Prompts:Path=/nowhere");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                "Storage:Provider is \"oracle\"; this version knows sqlite.",
                "Clinic:Contact:Phone is missing.",
                "Clinic:EmergencyNumber is missing.",
                "Clinic:Therapies:prp must be offered, not-offered or not-stated, not \"perhaps\".",
                "Prompts:Path: the folder /nowhere does not exist.",
            ],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
    }

    [Fact]
    public async Task Outside_Development_the_demo_clinic_and_unreviewed_texts_are_refused()
    {
        var run = await Executable.RunInAsync(Environment.CurrentDirectory, input: null, "Production", ["config", "check"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Clinic:Name is missing.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Knowledge:AllowUnreviewed", run.Output, StringComparison.Ordinal);
    }
}
