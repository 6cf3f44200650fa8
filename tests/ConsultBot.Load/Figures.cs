using System.Globalization;
using ConsultBot.Load.Measuring;

namespace ConsultBot.Load;

/// <summary>Figures as they are printed.</summary>
internal static class Figures
{
    /// <summary>A figure on a line of its own.</summary>
    public static string Line(string name, double value) =>
        $"{name}: {value.ToString(double.IsInteger(value) || Math.Abs(value) >= 1000 ? "0" : Math.Abs(value) < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture)}";

    /// <summary>A round on one line: replies a second, and the slowest in a hundred.</summary>
    public static string Line(string name, Round round) =>
        $"{name}: turn {Text(round.Turn)}, botbuilder echo {Text(round.BotBuilderEcho)}, .NET SDK echo {Text(round.SdkEcho)}, dotnet echo {Text(round.DotnetEcho)}";

    private static string Text(Pace pace) =>
        string.Create(CultureInfo.InvariantCulture, $"{pace.PerSecond:0}/s p50 {pace.P50:0.00} p99 {pace.P99:0.00} ms, {pace.ProcessorTime:0} us of processor");
}
