namespace ConsultBot.Tests.Running;

/// <summary>The folder of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = (string)AppContext.GetData("ConsultBot.ContentRoot")!;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);
}
