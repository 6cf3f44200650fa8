using System.Security.Cryptography;
using ConsultBot.Storage.Keys;

namespace ConsultBot.Storage.Tests.Keys;

public sealed class KeyRingTests
{
    [Fact]
    public async Task Another_wrapping_key_opens_nothing()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 1, turns: 1);
        using var other = WrappingKey.Parse(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Assert.ThrowsAny<CryptographicException>(() => Record.Open(folder.Place with { WrappingKey = other }, TimeProvider.System));
        using var ring = new KeyRing(folder.Place.KeysPath, other);
        Assert.ThrowsAny<CryptographicException>(() => ring.Find("conversation/c1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_wrapping_key_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => WrappingKey.Parse(text));

    [Fact]
    public async Task A_key_that_was_made_before_its_process_died_is_used_by_the_next()
    {
        using var folder = new RecordFolder();
        string id;
        using (var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey))
        {
            id = ring.FindOrMake("conversation/c1").Id;
            ring.CommitMade();
        }

        await folder.FillAsync(conversations: 1, turns: 1);
        using var again = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        Assert.Equal(id, again.Find("conversation/c1")!.Id);
        folder.AssertClean();
    }

    [Fact]
    public void A_key_that_was_taken_back_is_gone()
    {
        using var folder = new RecordFolder();
        using var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        ring.FindOrMake("s");
        ring.TakeBackMade();
        Assert.Null(ring.Find("s"));
    }

    [Fact]
    public void One_streams_key_cannot_be_put_in_anothers_place()
    {
        using var folder = new RecordFolder();
        using var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        ring.FindOrMake("one");
        ring.FindOrMake("two");
        ring.CommitMade();
        using (var connection = RecordFolder.Connect(folder.Place.KeysPath))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE keys SET stream = 'three' WHERE stream = 'one';";
            command.ExecuteNonQuery();
        }

        ring.Refresh();
        Assert.ThrowsAny<CryptographicException>(() => ring.Find("three"));
    }

    [Fact]
    public async Task A_key_can_be_used_by_many_threads_while_others_push_it_out_of_the_cache()
    {
        using var folder = new RecordFolder();
        using var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        for (var number = 0; number < 20_000; number++)
        {
            ring.FindOrMake($"s{number}");
        }

        ring.CommitMade();
        var body = new byte[500];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            var ciphertext = new byte[body.Length + StreamKey.TagLength];
            for (var step = 0; step < 5_000; step++)
            {
                var key = ring.Find(step % 2 == 0 ? "s1" : $"s{(step * 31) % 20_000}")!;
                key.Encrypt(new byte[12], body, "header"u8, ciphertext);
                Assert.Equal(body, key.Decrypt(new byte[12], ciphertext, "header"u8));
            }
        })));
    }
}
