using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using Xunit;

namespace ConsultBot.Consultation.Tests.Replies;

/// <summary>Each sentence is cited to the source it rests on.</summary>
public sealed class CitationTests
{
    private static readonly SourceReference Review = new("review", "Section 2");
    private static readonly SourceReference Page = new("page", "Claims");

    private static readonly Passage Two = Given.Passage("two", Therapies.Exosomes, "evidence") with
    {
        Sources = [Review, Page],
        Sentences = [new("Studies are small."), new("A sales page says they work.", Page), new("A review says they are new.", Review), new("It names no numbers.", Page)],
    };

    private static readonly Passage Other = Given.Passage("other", Therapies.Exosomes, "advertising") with
    {
        Sources = [Page],
        Sentences = [new("Pages sell kits.")],
    };

    [Fact]
    public void Sentences_of_one_passage_on_two_sources_have_a_marker_and_a_citation_for_each()
    {
        var reply = Compose([Given.Claim(Two, 0), Given.Claim(Two, 1), Given.Claim(Two, 2), Given.Claim(Two, 3)]);

        Assert.Equal([1, 2, 1, 2], reply.Facts.Select(fact => fact.Marker));
        Assert.Equal([new Citation(1, "two", "review", "Section 2"), new(2, "two", "page", "Claims")], reply.Citations);
    }

    [Fact]
    public void A_sentence_that_names_its_source_is_cited_to_that_source_alone()
    {
        var reply = Compose([Given.Claim(Two, 1)]);

        Assert.Equal([new CitedSentence("A sales page says they work.", 1)], reply.Facts);
        Assert.Equal([new Citation(1, "two", "page", "Claims")], reply.Citations);
    }

    [Fact]
    public void Two_passages_on_one_source_have_a_citation_each()
    {
        var reply = Compose([Given.Claim(Two, 1), Given.Claim(Other, 0)]);

        Assert.Equal([new Citation(1, "two", "page", "Claims"), new(2, "other", "page", "Claims")], reply.Citations);
    }

    [Fact]
    public void A_paraphrase_is_cited_to_the_first_source_of_its_passage()
    {
        var reply = Compose([new Claim("Sales pages say they work.", "two", "A sales page says they work.")]);

        Assert.Equal([new Citation(1, "two", "review", "Section 2")], reply.Citations);
    }

    private static Reply Compose(Claim[] claims) => new ReplyComposer(Texts.Book, Given.Clinic, new ReplyNotices(Unreviewed: false))
        .Compose(Given.Screened("text"), Given.Found(Two, Other), Given.Held(claims), ConversationState.New);
}
