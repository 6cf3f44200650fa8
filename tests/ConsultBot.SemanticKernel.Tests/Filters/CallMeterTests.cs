using ConsultBot.SemanticKernel.Models;
using System.Diagnostics.Metrics;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.SemanticKernel.Tests.Filters;

/// <summary>Every call of the kernel is measured. The time taken is one that no other test takes, so that their calls are not mistaken for these.</summary>
public sealed class CallMeterTests : IDisposable
{
    private const double Taken = 123_456.5;

    private readonly List<(string? Function, bool? Failed, double Milliseconds, int Tags)> calls = [];
    private readonly FakeTimeProvider clock = new();
    private readonly MeterListener listener = new();

    public CallMeterTests()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "ConsultBot.SemanticKernel", Name: "consultbot.kernel.call.duration", Unit: "ms" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, milliseconds, tags, _) =>
        {
            lock (calls)
            {
                calls.Add((Tag(tags, "function") as string, Tag(tags, "failed") as bool?, milliseconds, tags.Length));
            }
        });
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task A_search_goes_through_the_kernel_and_is_measured()
    {
        var kernel = Shelf.Kernel(_ => { Pass(); return []; }, clock: clock);

        await kernel.Search.SearchAsync(new PassageQuery("secret words", Therapies.None, Compares: false), TestContext.Current.CancellationToken);

        Assert.Equal([("search", false, Taken, 2)], Measured());
    }

    [Fact]
    public async Task A_search_that_fails_is_measured_as_failed()
    {
        var kernel = Shelf.Kernel(_ => { Pass(); throw new InvalidDataException("secret words"); }, clock: clock);

        await Assert.ThrowsAsync<InvalidDataException>(
            async () => await kernel.Search.SearchAsync(new PassageQuery("x", Therapies.None, Compares: false), TestContext.Current.CancellationToken));

        Assert.Equal([("search", true, Taken, 2)], Measured());
    }

    [Fact]
    public async Task Writing_an_answer_is_measured()
    {
        var kernel = new ConsultKernel(Shelf.PromptsPath, new SlowShelf(this), _ => [], text => text, ModelSettings.Extractive, clock);

        await kernel.Writer.WriteAsync(Shelf.Request("what are exosomes", new RetrievedPassage(Shelf.Exosomes, 1)), TestContext.Current.CancellationToken);

        // The boundary looks the passage up, and so does the writer of the answer.
        Assert.Equal([("answer", false, 2 * Taken, 2)], Measured());
    }

    private static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string key)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == key)
            {
                return tag.Value;
            }
        }

        return null;
    }

    private void Pass() => clock.Advance(TimeSpan.FromMilliseconds(Taken));

    private (string? Function, bool? Failed, double Milliseconds, int Tags)[] Measured()
    {
        lock (calls)
        {
            return [.. calls.Where(call => call.Milliseconds >= Taken)];
        }
    }

    private sealed class SlowShelf(CallMeterTests test) : IPassageShelf
    {
        public string EditionHash => string.Empty;

        public Passage? Find(string passageId)
        {
            test.Pass();
            return passageId == Shelf.Exosomes.Id ? Shelf.Exosomes : null;
        }
    }
}
