using ConsultBot.Consultation.Replies;
using Xunit;

namespace ConsultBot.Consultation.Tests.Replies;

public sealed class ReplyBookTests
{
    [Fact]
    public void Text_WhenItHasPlaceholders_CarriesTheClinicsOwnFacts()
    {
        var clinic = Given.Clinic with { CrisisLineFacts = "Free.", BookingLink = "https://linden.example/book", PriceText = "From 100." };
        const string Template =
            "{ClinicName}|{Country}|{Phone}|{Email}|{UrgentPhone}|{AfterHours}|{EmergencyNumber}|{CrisisLine}|{CrisisLineFacts}|{Hours}|{BookingLink}|{PriceText}";

        var book = BookOf(clinic, ("en", "all", Template));

        Assert.Equal(
            "Linden Clinic|Utopia|555-01|desk@linden.example|555-02|555-03|119|118|Free.|Mon to Fri, 9 to 5|https://linden.example/book|From 100.",
            book.Text("all", "en"));
    }

    [Fact]
    public void Text_WhenAFactLooksLikeAPlaceholder_IsNotFilledInAgain()
    {
        var book = BookOf(Given.Clinic with { PriceText = "{Phone} $1 \\" }, ("en", "price", "{PriceText}"));

        Assert.Equal("{Phone} $1 \\", book.Text("price", "en"));
    }

    [Fact]
    public void Text_WhenItNamesNearTitles_KeepsTheirPlaces()
    {
        var book = BookOf(Given.Clinic, ("en", "near", "{Near1} or {Near2}"));

        Assert.Equal("{Near1} or {Near2}", book.Text("near", "en"));
    }

    [Fact]
    public void Text_WhenItEndsWithALineEnd_IsTrimmed()
    {
        var book = BookOf(Given.Clinic, ("en", "a", "  one\ntwo \n"));

        Assert.Equal("one\ntwo", book.Text("a", "en"));
    }

    [Fact]
    public void Constructor_WhenPlaceholderDoesNotExist_NamesLanguageKeyAndPlaceholder()
    {
        var exception = Assert.Throws<ReplyTextException>(() => BookOf(Given.Clinic, ("en", "a", "fine"), ("vi", "b", "call {Fone}")));

        Assert.Equal("vi: b names the placeholder {Fone}, which does not exist.", exception.Message);
    }

    [Fact]
    public void Constructor_WhenEnglishIsMissing_Throws()
    {
        var exception = Assert.Throws<ReplyTextException>(() => BookOf(Given.Clinic, ("vi", "a", "chào")));

        Assert.Equal("There are no English replies; every other language falls back to them.", exception.Message);
    }

    [Theory]
    [InlineData("emergency", "vi", "Gọi 119 ngay.", "vi")]
    [InlineData("emergency", "en", "Call 119 now.", "en")]
    [InlineData("emergency", "fr", "Call 119 now.", "en")]
    [InlineData("crisis", "vi", "Call 118 now.", "en")]
    public void Text_WhenALanguageLacksIt_FallsBackToEnglish(string key, string language, string text, string answeredIn)
    {
        Assert.Equal(text, Texts.Book.Text(key, language));
        Assert.Equal(answeredIn, Texts.Book.LanguageOf(key, language));
    }

    [Fact]
    public void Text_WhenEnglishLacksIt_Throws()
    {
        var exception = Assert.Throws<ReplyTextException>(() => Texts.Book.Text("nothing", "vi"));

        Assert.Equal("prompts/replies/en.yaml has no text \"nothing\".", exception.Message);
    }

    [Theory]
    [InlineData("emergency", true)]
    [InlineData("Emergency", false)]
    [InlineData("refuse_unsafe.facts", false)]
    public void Has_GoesByEnglish(string key, bool expected)
    {
        Assert.Equal(expected, Texts.Book.Has(key));
    }

    [Fact]
    public void Hash_IsThatOfTheFiles()
    {
        Assert.Equal("replies-hash", Texts.Book.Hash);
    }

    private static ReplyBook BookOf(ClinicProfile clinic, params (string Language, string Key, string Text)[] texts) => new(
        clinic,
        texts.GroupBy(text => text.Language, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => (IReadOnlyDictionary<string, string>)group.ToDictionary(text => text.Key, text => text.Text, StringComparer.Ordinal),
            StringComparer.Ordinal),
        "hash");
}
