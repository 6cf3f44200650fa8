using ConsultBot.Consultation.Verification;
using ConsultBot.Prompts;

namespace ConsultBot.Knowledge.Tests.Check;

/// <summary>The claims policy of the repository, read once. The words of its passages count as spelt right, as they do in the service.</summary>
internal static class OurClaims
{
    private static readonly string Root = (string)AppContext.GetData("ConsultBot.ContentRoot")!;

    private static readonly Lazy<ClaimsPolicy> Read = new(() =>
        ClaimsFile.Read(Path.Combine(Root, "prompts"), new PassageShelf(KnowledgeFolder.ReadPassages(Path.Combine(Root, "knowledge")).Approved(isDevelopment: true)).HasWord));

    public static ClaimsPolicy Policy => Read.Value;
}
