using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Text;

/// <summary>The expected stems are worked out by hand from the rules of M. F. Porter, "An algorithm for suffix stripping", 1980.</summary>
public sealed class PorterStemmerTests
{
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("ties", "ti")]
    [InlineData("caress", "caress")]
    [InlineData("cats", "cat")]
    [InlineData("feed", "feed")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("bled", "bled")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("string", "string")]
    [InlineData("conflated", "conflat")]
    [InlineData("troubled", "troubl")]
    [InlineData("sized", "size")]
    [InlineData("hopping", "hop")]
    [InlineData("tanned", "tan")]
    [InlineData("falling", "fall")]
    [InlineData("hissing", "hiss")]
    [InlineData("fizzed", "fizz")]
    [InlineData("failing", "fail")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("dying", "dy")]
    [InlineData("syzygy", "syzygi")]
    public void Stem_WhenPluralPastOrProgressive_FollowsTheFirstStep(string word, string stem)
    {
        var actual = PorterStemmer.Stem(word);

        Assert.Equal(stem, actual);
    }

    [Theory]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("rational", "ration")]
    [InlineData("valenci", "valenc")]
    [InlineData("hesitanci", "hesit")]
    [InlineData("digitizer", "digit")]
    [InlineData("conformabli", "conform")]
    [InlineData("radicalli", "radic")]
    [InlineData("differentli", "differ")]
    [InlineData("vileli", "vile")]
    [InlineData("analogousli", "analog")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("predication", "predic")]
    [InlineData("operator", "oper")]
    [InlineData("feudalism", "feudal")]
    [InlineData("decisiveness", "decis")]
    [InlineData("hopefulness", "hope")]
    [InlineData("callousness", "callous")]
    [InlineData("formaliti", "formal")]
    [InlineData("sensitiviti", "sensit")]
    [InlineData("sensibiliti", "sensibl")]
    [InlineData("triplicate", "triplic")]
    [InlineData("formative", "form")]
    [InlineData("formalize", "formal")]
    [InlineData("electriciti", "electr")]
    [InlineData("electrical", "electr")]
    [InlineData("hopeful", "hope")]
    [InlineData("goodness", "good")]
    public void Stem_WhenDerivedWord_FollowsTheSecondAndThirdStep(string word, string stem)
    {
        var actual = PorterStemmer.Stem(word);

        Assert.Equal(stem, actual);
    }

    [Theory]
    [InlineData("revival", "reviv")]
    [InlineData("allowance", "allow")]
    [InlineData("inference", "infer")]
    [InlineData("airliner", "airlin")]
    [InlineData("gyroscopic", "gyroscop")]
    [InlineData("adjustable", "adjust")]
    [InlineData("defensible", "defens")]
    [InlineData("irritant", "irrit")]
    [InlineData("replacement", "replac")]
    [InlineData("adjustment", "adjust")]
    [InlineData("dependent", "depend")]
    [InlineData("adoption", "adopt")]
    [InlineData("communion", "communion")]
    [InlineData("homologou", "homolog")]
    [InlineData("communism", "commun")]
    [InlineData("activate", "activ")]
    [InlineData("angulariti", "angular")]
    [InlineData("homologous", "homolog")]
    [InlineData("effective", "effect")]
    [InlineData("bowdlerize", "bowdler")]
    [InlineData("probate", "probat")]
    [InlineData("rate", "rate")]
    [InlineData("cease", "ceas")]
    [InlineData("controll", "control")]
    [InlineData("roll", "roll")]
    [InlineData("generalizations", "gener")]
    [InlineData("oscillators", "oscil")]
    public void Stem_WhenLongSuffix_FollowsTheLastSteps(string word, string stem)
    {
        var actual = PorterStemmer.Stem(word);

        Assert.Equal(stem, actual);
    }

    [Theory]
    [InlineData("exosomes", "exosom")]
    [InlineData("wrinkles", "wrinkl")]
    [InlineData("swelling", "swell")]
    [InlineData("injections", "inject")]
    [InlineData("injected", "inject")]
    [InlineData("treatment", "treatment")]
    [InlineData("treatments", "treatment")]
    [InlineData("therapies", "therapi")]
    [InlineData("therapy", "therapi")]
    [InlineData("studied", "studi")]
    [InlineData("healing", "heal")]
    public void Stem_WhenWordOfTheSubject_BringsItsFormsTogether(string word, string stem)
    {
        var actual = PorterStemmer.Stem(word);

        Assert.Equal(stem, actual);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("is")]
    [InlineData("3.5")]
    [InlineData("1,000")]
    [InlineData("%")]
    [InlineData("皮")]
    [InlineData("приветs")]
    [InlineData("naïves")]
    [InlineData("Swelling")]
    public void Stem_WhenNoPlainFoldedWord_LeavesItAsItIs(string word)
    {
        var actual = PorterStemmer.Stem(word);

        Assert.Equal(word, actual);
    }

    [Theory]
    [InlineData(40, 39)]
    [InlineData(41, 41)]
    public void Stem_WhenLongerThanAnyWord_LeavesItAsItIs(int length, int stemLength)
    {
        var word = new string('a', length - 1) + "s";

        var actual = PorterStemmer.Stem(word);

        Assert.Equal(word[..stemLength], actual);
    }

    [Fact]
    public void Stem_WhenCalledFromManyThreads_AlwaysGivesTheSame()
    {
        var words = Enumerable.Range(0, 2_000).Select(number => $"word{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}ing").ToArray();

        var stems = words.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(PorterStemmer.Stem).ToArray();

        Assert.Equal(words.Select(PorterStemmer.Stem), stems);
    }
}
