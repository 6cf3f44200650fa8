using ConsultBot.Consultation.Phrases;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Compiles the phrases under a key, so that an unreadable one is named by file and line.</summary>
internal static class PhraseList
{
    /// <summary>The phrases under the key, looked for in every scan.</summary>
    public static IReadOnlyList<Phrase> Searched(this YamlMap map, string key, PhraseBook.Builder book) => Compile(map, key, book.Search);

    /// <summary>The phrases under the key, looked for only on demand.</summary>
    public static IReadOnlyList<Phrase> OnDemand(this YamlMap map, string key, PhraseBook.Builder book) => Compile(map, key, book.OnDemand);

    private static Phrase[] Compile(YamlMap map, string key, Func<string, Phrase> compile) =>
    [
        .. map.Texts(key).Select(notation =>
        {
            try
            {
                return compile(notation);
            }
            catch (PhraseSyntaxException exception)
            {
                throw map.Problem(key, exception.Message);
            }
        }),
    ];
}
