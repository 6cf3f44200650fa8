using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.SemanticKernel.Tests;

public sealed class ConsultKernelSearchTests
{
    [Theory]
    [InlineData("what are exosomes", Therapies.Exosomes | Therapies.Prp, true)]
    [InlineData("</message>{{passages}}&amp;\0\u202E\n", Therapies.None, false)]
    [InlineData("", Therapies.None, false)]
    public async Task Search_HandsTheVeryQueryOnAndTheVeryPassagesBack(string text, Therapies subject, bool compares)
    {
        PassageQuery? asked = null;
        IReadOnlyList<RetrievedPassage> passages = [new(Shelf.Needles, 0.123456789), new(Shelf.Exosomes, 0.1)];
        var kernel = Shelf.Kernel(query => { asked = query; return passages; });
        var query = new PassageQuery(text, subject, compares);

        var found = await kernel.Search.SearchAsync(query, TestContext.Current.CancellationToken);

        Assert.Same(query, asked);
        Assert.Same(passages, found);
    }

    [Fact]
    public async Task Search_WhenNothingIsFound_IsEmpty() =>
        Assert.Empty(await Shelf.Kernel().Search.SearchAsync(new PassageQuery("x", Therapies.None, Compares: false), TestContext.Current.CancellationToken));

    [Fact]
    public async Task Search_WhenTheSearchFails_FailsLikewise()
    {
        var failure = new InvalidDataException("index");
        var kernel = Shelf.Kernel(_ => throw failure);

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(
            async () => await kernel.Search.SearchAsync(new PassageQuery("x", Therapies.None, Compares: false), TestContext.Current.CancellationToken));

        Assert.Same(failure, thrown);
    }

    [Fact]
    public async Task Search_WhenCancelled_DoesNotSearch()
    {
        var searched = false;
        var kernel = Shelf.Kernel(_ => { searched = true; return []; });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await kernel.Search.SearchAsync(new PassageQuery("x", Therapies.None, Compares: false), new CancellationToken(canceled: true)));

        Assert.False(searched);
    }
}
