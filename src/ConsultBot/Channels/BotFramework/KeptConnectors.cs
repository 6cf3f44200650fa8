using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace ConsultBot.Channels.BotFramework;

/// <summary>
/// The Bot Framework's sign-in, with its clients kept between turns. The framework makes two for every activity, which costs more than screening the message
/// does: a connector, of which one for each address serves all turns, and a client of its token service, which this bot has no use for.
/// </summary>
internal sealed class KeptConnectors(BotFrameworkAuthentication inner) : BotFrameworkAuthentication
{
    private readonly ConnectorShelf shelf = new();

    /// <inheritdoc />
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var result = await inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        result.ConnectorFactory = new ShelfFactory(shelf, result.ConnectorFactory);
        return result;
    }

    /// <inheritdoc />
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        inner.AuthenticateStreamingRequestAsync(authHeader, channelIdHeader, cancellationToken);

    /// <inheritdoc />
    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string authHeader, CancellationToken cancellationToken) =>
        inner.AuthenticateChannelRequestAsync(authHeader, cancellationToken);

    /// <inheritdoc />
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => new ShelfFactory(shelf, inner.CreateConnectorFactory(claimsIdentity));

    /// <inheritdoc />
    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        Task.FromResult<UserTokenClient>(NoUserTokens.Instance);

    /// <inheritdoc />
    public override BotFrameworkClient CreateBotFrameworkClient() => inner.CreateBotFrameworkClient();

    /// <inheritdoc />
    public override string GetOriginatingAudience() => inner.GetOriginatingAudience();

    // Channels have a handful of addresses. More come only from somebody who makes them up on the machine of a developer.
    private sealed class ConnectorShelf
    {
        private const int Most = 64;

        private readonly ConcurrentDictionary<(string Address, string Audience), KeptConnector> connectors = new();

        public async Task<IConnectorClient> GetAsync(ConnectorFactory factory, string address, string audience, CancellationToken cancellationToken)
        {
            if (connectors.TryGetValue((address, audience), out var kept))
            {
                return kept;
            }

            if (connectors.Count >= Most)
            {
                connectors.Clear();
            }

            return connectors.GetOrAdd((address, audience), new KeptConnector(await factory.CreateAsync(address, audience, cancellationToken)));
        }
    }

    private sealed class ShelfFactory(ConnectorShelf shelf, ConnectorFactory factory) : ConnectorFactory
    {
        public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
            shelf.GetAsync(factory, serviceUrl, audience, cancellationToken);
    }

    // The adapter disposes of the connector after every turn; this one is for the turns to come too.
    private sealed class KeptConnector(IConnectorClient connector) : IConnectorClient
    {
        public Uri BaseUri
        {
            get => connector.BaseUri;
            set => throw new NotSupportedException("This connector is shared by all turns.");
        }

        public JsonSerializerSettings SerializationSettings => connector.SerializationSettings;

        public JsonSerializerSettings DeserializationSettings => connector.DeserializationSettings;

        public ServiceClientCredentials Credentials => connector.Credentials;

        public IAttachments Attachments => connector.Attachments;

        public IConversations Conversations => connector.Conversations;

        public void Dispose()
        {
        }
    }

    private sealed class NoUserTokens : UserTokenClient
    {
        public static NoUserTokens Instance { get; } = new();

        public override Task<TokenResponse> GetUserTokenAsync(string userId, string connectionName, string channelId, string magicCode, CancellationToken cancellationToken) => throw Refusal();

        public override Task<SignInResource> GetSignInResourceAsync(string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken) => throw Refusal();

        public override Task SignOutUserAsync(string userId, string connectionName, string channelId, CancellationToken cancellationToken) => throw Refusal();

        public override Task<TokenStatus[]> GetTokenStatusAsync(string userId, string channelId, string includeFilter, CancellationToken cancellationToken) => throw Refusal();

        public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(string userId, string connectionName, string[] resourceUrls, string channelId, CancellationToken cancellationToken) => throw Refusal();

        public override Task<TokenResponse> ExchangeTokenAsync(string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken) => throw Refusal();

        private static NotSupportedException Refusal() => new("Patients do not sign in, so there are no user tokens.");
    }
}
