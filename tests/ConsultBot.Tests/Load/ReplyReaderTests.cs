using System.Text;
using ConsultBot.Load.Http;

namespace ConsultBot.Tests.Load;

public sealed class ReplyReaderTests
{
    private const string WithLength = "HTTP/1.1 200 OK\r\ncontent-length: 11\r\nDate: now\r\n\r\nhello there";
    private const string InChunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5\r\nthere\r\n0\r\n\r\n";

    [Theory]
    [InlineData(WithLength)]
    [InlineData(InChunks)]
    public void A_reply_is_read_however_its_bytes_arrive(string reply)
    {
        for (var pieces = 1; pieces <= reply.Length; pieces++)
        {
            var reader = new ReplyReader();
            var bytes = Encoding.ASCII.GetBytes(reply);
            var isComplete = false;
            foreach (var piece in bytes.Chunk(pieces))
            {
                Assert.False(isComplete);
                piece.CopyTo(reader.Free);
                isComplete = reader.Advance(piece.Length);
            }

            Assert.True(isComplete);
            Assert.Equal(200, reader.Status);
            Assert.Equal("hello there", Encoding.ASCII.GetString(reader.Body));
        }
    }

    [Fact]
    public void The_next_reply_of_a_connection_does_not_remember_the_last()
    {
        var reader = new ReplyReader();
        Read(reader, InChunks);
        reader.Reset();

        Assert.True(Read(reader, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"));
        Assert.Equal(503, reader.Status);
        Assert.True(reader.Body.IsEmpty);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nmore")]
    public void What_is_no_reply_is_an_error(string bytes) => Assert.Throws<InvalidDataException>(() => Read(new ReplyReader(), bytes));

    [Theory]
    [InlineData(500, "{\"text\":\"AIGeneratedContent a1\"}")]
    [InlineData(200, "{\"text\":\"Something went wrong\",\"replyToId\":\"a1\"}")]
    [InlineData(200, "{\"keywords\":[\"AIGeneratedContent\"],\"replyToId\":\"a2\"}")]
    public void A_failure_a_fixed_text_and_the_reply_to_another_are_no_real_reply(int status, string body) =>
        Assert.Throws<InvalidDataException>(() => Expectation.Turn.Check(status, Encoding.UTF8.GetBytes(body), "a1"u8));

    private static bool Read(ReplyReader reader, string text)
    {
        Encoding.ASCII.GetBytes(text).CopyTo(reader.Free);
        return reader.Advance(text.Length);
    }
}
