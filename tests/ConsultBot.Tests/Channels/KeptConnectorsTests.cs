using System.Security.Claims;
using ConsultBot.Channels.BotFramework;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Moq;

namespace ConsultBot.Tests.Channels;

public sealed class KeptConnectorsTests
{
    private readonly List<Mock<IConnectorClient>> made = [];

    [Fact]
    public async Task One_connector_serves_all_turns_of_an_address()
    {
        var kept = Kept();
        var first = await kept.CreateConnectorFactory(new ClaimsIdentity()).CreateAsync("https://channel.example/", "audience", CancellationToken.None);
        first.Dispose();
        var second = await kept.CreateConnectorFactory(new ClaimsIdentity()).CreateAsync("https://channel.example/", "audience", CancellationToken.None);

        Assert.Same(first, second);
        Assert.Same(Assert.Single(made).Object.Conversations, second.Conversations);
        made[0].Verify(connector => connector.Dispose(), Times.Never);
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "audience")]
    [InlineData("https://channel.example/", "another audience")]
    public async Task Another_address_or_audience_has_a_connector_of_its_own(string address, string audience)
    {
        var factory = Kept().CreateConnectorFactory(new ClaimsIdentity());

        Assert.NotSame(
            await factory.CreateAsync("https://channel.example/", "audience", CancellationToken.None), await factory.CreateAsync(address, audience, CancellationToken.None));
    }

    [Fact]
    public async Task However_many_addresses_are_made_up_only_some_are_kept()
    {
        var factory = Kept().CreateConnectorFactory(new ClaimsIdentity());
        for (var i = 0; i < 200; i++)
        {
            await factory.CreateAsync($"https://{i}.example/", "audience", CancellationToken.None);
        }

        await factory.CreateAsync("https://0.example/", "audience", CancellationToken.None);

        Assert.Equal(201, made.Count);
    }

    [Fact]
    public async Task Nobody_signs_in_through_the_bot()
    {
        using var client = await Kept().CreateUserTokenClientAsync(new ClaimsIdentity(), CancellationToken.None);

        await Assert.ThrowsAsync<NotSupportedException>(() => client.GetTokenStatusAsync("user", "channel", string.Empty, CancellationToken.None));
    }

    private KeptConnectors Kept()
    {
        var factory = new Mock<ConnectorFactory>();
        factory.Setup(each => each.CreateAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(() =>
        {
            var connector = new Mock<IConnectorClient>();
            connector.Setup(each => each.Conversations).Returns(new Mock<IConversations>().Object);
            made.Add(connector);
            return connector.Object;
        });
        var inner = new Mock<BotFrameworkAuthentication>();
        inner.Setup(each => each.CreateConnectorFactory(It.IsAny<ClaimsIdentity>())).Returns(factory.Object);
        return new KeptConnectors(inner.Object);
    }
}
