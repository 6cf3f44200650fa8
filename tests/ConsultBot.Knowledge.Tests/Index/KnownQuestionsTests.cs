using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class KnownQuestionsTests
{
    [Theory]
    [InlineData("redness after laser")]
    [InlineData("laser after redness")]
    [InlineData("laser redness laser after after")]
    public void A_question_is_known_whatever_the_order_of_its_words(string question) => Assert.Equal(4, Known(("redness after laser", 4), ("sun", 2)).Find(Terms(question)));

    [Theory]
    [InlineData("redness after")]
    [InlineData("redness after laser sun")]
    [InlineData("rednessafter laser")]
    [InlineData("Redness after laser")]
    public void With_a_word_more_or_less_or_another_it_is_not(string question) => Assert.Null(Known(("redness after laser", 4)).Find(Terms(question)));

    [Fact]
    public void What_several_passages_are_asked_by_tells_nothing()
    {
        var known = Known(("redness laser", 0), ("laser redness", 1), ("redness laser", 0), ("redness laser redness", 2), ("sun", 1));

        Assert.Null(known.Find(["redness", "laser"]));
        Assert.Equal(1, known.Find(["sun"]));
    }

    [Fact]
    public void What_one_passage_is_asked_by_twice_is_known() => Assert.Equal(3, Known(("redness laser", 3), ("laser redness", 3)).Find(["laser", "redness"]));

    [Fact]
    public void A_question_without_words_is_never_known()
    {
        var known = Known((string.Empty, 5), ("sun", 1));

        Assert.Null(known.Find([]));
        Assert.Equal(1, known.Find(["sun"]));
    }

    [Fact]
    public void Without_questions_nothing_is_known() => Assert.Null(Known().Find(["sun"]));

    private static KnownQuestions Known(params (string Question, int Passage)[] questions) => new(questions.Select(question => (Terms(question.Question), question.Passage)));

    private static IReadOnlyList<string> Terms(string question) => question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
