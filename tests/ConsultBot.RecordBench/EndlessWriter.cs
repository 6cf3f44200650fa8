using System.Globalization;
using System.Text;
using ConsultBot.Storage;
using ConsultBot.Storage.Keys;

namespace ConsultBot.RecordBench;

/// <summary>Writes turns until it is killed, and tells of each that is acknowledged; what it has told must be there afterwards.</summary>
internal static class EndlessWriter
{
    private const int Writers = 8;

    /// <summary>The record in a folder.</summary>
    public static RecordPlace PlaceIn(string data) =>
        new($"Data Source={Path.Combine(data, "consultbot.db")}", data, WrappingKey.ReadOrMake(Path.Combine(data, "wrapping.key")));

    /// <summary>Writes; a line of the form <c>position stream seq</c> tells of the turn's entry.</summary>
    public static async Task RunAsync(string data, Stream acknowledged)
    {
        await using var record = Record.Open(PlaceIn(data), TimeProvider.System);
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var number = 0; ;)
            {
                var conversation = Guid.NewGuid().ToString("N");
                for (var turn = 0; turn < 5; turn++)
                {
                    var entries = SampleTurns.Of(conversation, ++number);
                    var written = await record.Writer.AppendAsync(entries, CancellationToken.None);
                    var line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{written[^1].Position} {entries[^1].Stream} {written[^1].Seq}\n"));
                    lock (gate)
                    {
                        acknowledged.Write(line);
                        acknowledged.Flush();
                    }
                }
            }
        })));
    }
}
