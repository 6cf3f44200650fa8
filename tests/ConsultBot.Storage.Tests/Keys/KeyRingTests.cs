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
        Assert.ThrowsAny<CryptographicException>(() => ring.Find(folder.KeyOf("conversation/c1")!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_wrapping_key_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => WrappingKey.Parse(text));

    [Fact]
    public async Task A_key_that_was_made_before_its_process_died_belongs_to_nobody_and_harms_nobody()
    {
        using var folder = new RecordFolder();
        string id;
        using (var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey))
        {
            id = ring.TakeNew().Id;
        }

        await folder.FillAsync(conversations: 1, turns: 1);
        Assert.NotEqual(id, folder.KeyOf("conversation/c1"));
        folder.AssertClean();
    }

    [Fact]
    public void A_key_is_there_for_the_next_process_as_soon_as_it_is_taken()
    {
        using var folder = new RecordFolder();
        using var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        var key = ring.TakeNew();
        using var other = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        var ciphertext = new byte[4 + StreamKey.TagLength];
        key.Encrypt(new byte[12], "body"u8, "header"u8, ciphertext);
        Assert.Equal("body"u8.ToArray(), other.Find(key.Id)!.Decrypt(new byte[12], ciphertext, "header"u8));
        Assert.NotEqual(key.Id, other.TakeNew().Id);
    }

    [Fact]
    public void One_key_cannot_be_put_in_anothers_place()
    {
        using var folder = new RecordFolder();
        using var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        var (one, other) = (ring.TakeNew().Id, ring.TakeNew().Id);
        using (var connection = RecordFolder.Connect(folder.Place.KeysPath))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE id = $1) WHERE id = $2;";
            command.Parameters.AddWithValue("$1", one);
            command.Parameters.AddWithValue("$2", other);
            command.ExecuteNonQuery();
        }

        ring.Refresh();
        Assert.NotNull(ring.Find(one));
        Assert.ThrowsAny<CryptographicException>(() => ring.Find(other));
    }

    [Fact]
    public async Task A_key_can_be_used_by_many_threads_while_others_push_it_out_of_the_cache()
    {
        using var folder = new RecordFolder();
        using var ring = new KeyRing(folder.Place.KeysPath, folder.Place.WrappingKey);
        var ids = Enumerable.Range(0, 40_000).Select(_ => ring.TakeNew().Id).ToArray();
        var body = new byte[500];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            var ciphertext = new byte[body.Length + StreamKey.TagLength];
            for (var step = 0; step < 5_000; step++)
            {
                var key = ring.Find(step % 2 == 0 ? ids[1] : ids[step * 31 % ids.Length])!;
                key.Encrypt(new byte[12], body, "header"u8, ciphertext);
                Assert.Equal(body, key.Decrypt(new byte[12], ciphertext, "header"u8));
            }
        })));
    }
}
