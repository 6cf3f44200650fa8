using ConsultBot.Consultation.Screening.Learning;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening.Learning;

public sealed class ModelCacheTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("consultbot-").FullName;
    private int trained;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_learnt_once_is_read_and_says_the_same()
    {
        var first = Read(new ModelCache(folder).Get("one", 2, Train));
        var second = Read(new ModelCache(folder).Get("one", 2, Train));

        Assert.Equal(1, trained);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Another_name_is_another_model()
    {
        new ModelCache(folder).Get("one", 2, Train);
        new ModelCache(folder).Get("two", 2, Train);

        Assert.Equal(2, trained);
        Assert.NotEqual(ModelCache.Name(["a", "b"]), ModelCache.Name(["ab"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_broken_file_is_learnt_again(int length)
    {
        File.WriteAllBytes(Path.Combine(folder, "one.model"), new byte[length]);

        new ModelCache(folder).Get("one", 2, Train);
        new ModelCache(folder).Get("one", 2, Train);

        Assert.Equal(1, trained);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_only_time()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, string.Empty);

        new ModelCache(file).Get("one", 2, Train);
        ModelCache.None.Get("one", 2, Train);

        Assert.Equal(2, trained);
    }

    [Fact]
    public void Old_models_do_not_pile_up()
    {
        for (var i = 0; i < 16; i++)
        {
            new ModelCache(folder).Get($"{i}", 2, Train);
        }

        Assert.Equal(12, Directory.GetFiles(folder, "*.model").Length);
    }

    private static float[] Read(DecisionModel model)
    {
        var likelihoods = new float[2];
        model.Read([1, 3], likelihoods);
        return likelihoods;
    }

    private DecisionModel Train()
    {
        trained++;
        return DecisionModel.Train([([1, 2], 0), ([3, 4], 1)], 2, [1, 1]);
    }
}
