using ConsultBot.Consultation.Replies;
using ConsultBot.Prompts;

namespace ConsultBot.Website;

/// <summary>In which language a page speaks.</summary>
internal static class LanguageChoice
{
    /// <summary>The language in the address (<c>?lang=</c>), else the first of the browser's that has words, else English.</summary>
    public static string Of(HttpRequest request, WebsiteWords words)
    {
        if (request.Query["lang"] is [{ } asked] && words.Languages.Contains(asked, StringComparer.Ordinal))
        {
            return asked;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .Where(value => value.Quality is not 0)
            .OrderByDescending(value => value.Quality ?? 1)
            .Select(value => value.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => words.Languages.Contains(language, StringComparer.Ordinal)) ?? ReplyBook.English;
    }
}
