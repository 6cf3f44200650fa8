using ConsultBot.Consultation.Translation;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class TranslationFileTests
{
    private static readonly TranslationWords Ours = TranslationFile.Read(Path.Combine((string)AppContext.GetData("ConsultBot.ContentRoot")!, "prompts"));

    [Theory]
    [InlineData("en", "Exosomes are not FDA-approved.", "Most studies of exosomes are small.", "They may help the skin.")]
    [InlineData("es", "Los exosomas no están aprobados por la FDA.", "La mayoría de los estudios de exosomas son pequeños.", "Podrían ayudar a la piel.")]
    [InlineData("pt", "Os exossomas não são aprovados pela FDA.", "A maioria dos estudos é pequena.", "Podem ajudar a pele.")]
    [InlineData("fr", "Les exosomes ne sont pas approuvés par la FDA.", "La plupart des études sont petites.", "Ils peuvent aider la peau de certaines personnes.")]
    [InlineData("de", "Exosomen sind nicht von der FDA zugelassen.", "Die meisten Studien sind klein.", "Sie könnten der Haut helfen.")]
    [InlineData("it", "Gli esosomi non sono approvati dalla FDA.", "La maggior parte degli studi è piccola.", "Potrebbero aiutare la pelle.")]
    [InlineData("id", "Eksosom tidak disetujui FDA.", "Sebagian besar studi kecil.", "Mungkin membantu kulit.")]
    [InlineData("vi", "Exosome chưa được FDA phê duyệt.", "Phần lớn nghiên cứu có quy mô nhỏ.", "Chúng có thể giúp da.")]
    [InlineData("zh", "外泌体未获FDA批准。", "大多数研究规模非常小。", "它们可能对皮肤有帮助,效果各有不同。")]
    [InlineData("ja", "エクソソームはFDAに承認されていません。", "人での試験は少ないです。", "肌に役立つかもしれません。")]
    [InlineData("ko", "엑소좀은 FDA 승인을 받지 않았습니다.", "대부분의 연구는 규모가 작습니다.", "피부의 안전에 도움이 될 수 있습니다.")]
    [InlineData("ar", "الإكسوسومات ليست معتمدة من FDA.", "معظم الدراسات صغيرة.", "قد تساعد البشرة.")]
    [InlineData("ru", "Экзосомы не одобрены FDA.", "Большинство исследований небольшие.", "Они могут помочь коже.")]
    public void A_denial_is_told_from_what_denies_nothing(string language, string denies, params string[] others)
    {
        var words = Ours.Of(language)!;

        Assert.True(words.Denies(denies));
        Assert.All(others, other => Assert.False(words.Denies(other), other));
    }

    [Theory]
    [InlineData("es", "Resultado garantizado en tres días.", "guarantee", "3")]
    [InlineData("fr", "Guérison définitive en deux séances.", "cure permanent", "2")]
    [InlineData("de", "Ein Wunder, für immer, in 5 Tagen.", "miracle permanent", "5")]
    [InlineData("zh", "保证治愈,三次。", "cure guarantee", "3")]
    [InlineData("ja", "最高の効果を保証します。", "best guarantee", "")]
    [InlineData("ko", "최고의 기적, 12회.", "best miracle", "12")]
    [InlineData("ar", "معجزة دائمة في ٣ أيام", "miracle permanent", "3")]
    [InlineData("ru", "Чудо навсегда за семь дней.", "miracle permanent", "7")]
    [InlineData("vi", "Cam kết vĩnh viễn.", "guarantee permanent", "")]
    public void Strong_claims_and_numbers_are_seen(string language, string sentence, string claims, string numbers)
    {
        var words = Ours.Of(language)!;

        Assert.Equal(claims, string.Join(' ', words.ClaimsIn(sentence).Order(StringComparer.Ordinal)));
        Assert.Equal(numbers, string.Join(' ', words.NumbersIn(sentence).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_language_that_has_replies_can_be_translated_into()
    {
        var languages = Directory.GetFiles(Path.Combine((string)AppContext.GetData("ConsultBot.ContentRoot")!, "prompts", "replies"), "*.yaml").Select(Path.GetFileNameWithoutExtension);

        Assert.All(languages, language => Assert.NotNull(Ours.Of(language!)));
    }

    [Theory]
    [InlineData("- language: en", "- language: xx", "English is missing")]
    [InlineData("      cure: [heals]", "      cures: [heals]", "the claims of \"de\" must be those of English: cure")]
    [InlineData("language: de", "language: en", "\"en\" stands there twice")]
    [InlineData("denials: [nicht]", "denials: []", "\"denials\" must be a list of words")]
    [InlineData("{2: [zwei]}", "{two: [zwei]}", "\"two\" is no number")]
    public void A_file_that_is_wrong_is_told_what_is_wrong(string old, string replacement, string problem)
    {
        const string Valid = """
            languages:
              - language: en
                spaced: true
                denials: [not]
                numbers: {2: [two]}
                claims:
                  cure: [cures]
              - language: de
                spaced: true
                denials: [nicht]
                numbers: {2: [zwei]}
                claims:
                  cure: [heals]

            """;
        var folder = Directory.CreateTempSubdirectory("consultbot-").FullName;
        try
        {
            Assert.Contains(old.Trim(), Valid, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.Combine(folder, "guardrails"));
            File.WriteAllText(Path.Combine(folder, "guardrails", "translation.yaml"), Valid.Replace(old.Trim(), replacement.Trim(), StringComparison.Ordinal));

            var exception = Assert.Throws<YamlFileException>(() => TranslationFile.Read(folder));

            Assert.StartsWith(problem, exception.Problem, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
