using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ConsultBot.Tests.Channels;

/// <summary>An issuer of channel tokens: real keys, real tokens, and its metadata over HTTPS on this machine.</summary>
internal sealed class Tokens : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Issuer = "https://issuer.example";
    private const string ServiceUrl = "http://localhost:1/";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
    private readonly WebApplication metadata;

    private Tokens(WebApplication metadata, X509Certificate2 certificate)
    {
        this.metadata = metadata;
        CertificatePem = certificate.ExportCertificatePem();
    }

    /// <summary>The certificate that the service must trust to fetch the metadata.</summary>
    public string CertificatePem { get; }

    private string Address => metadata.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static async Task<Tokens> StartAsync()
    {
        using var certificateKey = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", certificateKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var tokens = new Tokens(builder.Build(), certificate);
        tokens.metadata.MapGet("/metadata", () => Results.Json(new { issuer = Issuer, jwks_uri = $"{tokens.Address}/keys", id_token_signing_alg_values_supported = new[] { "RS256" } }));
        tokens.metadata.MapGet("/keys", () => Results.Json(new { keys = new[] { tokens.PublicKey() } }));
        await tokens.metadata.StartAsync();
        return tokens;
    }

    /// <summary>The settings that make the service trust this issuer.</summary>
    public IEnumerable<string> Settings() =>
    [
        $"MicrosoftAppId={AppId}",
        "MicrosoftAppPassword=unused",
        "ToChannelFromBotLoginUrl=https://login.example",
        "ToChannelFromBotOAuthScope=https://api.example",
        $"ToBotFromChannelTokenIssuer={Issuer}",
        "OAuthUrl=https://oauth.example",
        $"ToBotFromChannelOpenIdMetadataUrl={Address}/metadata",
        $"ToBotFromEmulatorOpenIdMetadataUrl={Address}/metadata",
        "CallerId=test",
    ];

    /// <summary>A token.</summary>
    public string Make(string audience = AppId, string issuer = Issuer, int minutesOld = 0, string serviceUrl = ServiceUrl, SecurityKey? signedBy = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(-minutesOld - 60),
            Expires = now.AddMinutes(10 - minutesOld),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = serviceUrl },
            SigningCredentials = new SigningCredentials(signedBy ?? key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync() => await metadata.DisposeAsync();

    private Dictionary<string, object> PublicKey()
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            ["endorsements"] = new[] { "emulator", "msteams" },
        };
    }
}
