using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Replies that stand together in the book.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Keys">The names of its replies, or what their names begin with up to a full stop; empty for the group that takes the rest.</param>
public sealed record BookGroup(string Title, IReadOnlyList<string> Keys)
{
    /// <summary>How closely the group asks for a reply: the length of the key that names it; 0 when none does.</summary>
    public int Claims(string reply) => Keys
        .Where(key => string.Equals(reply, key, StringComparison.Ordinal) || reply.StartsWith($"{key}.", StringComparison.Ordinal))
        .Select(key => key.Length).DefaultIfEmpty().Max();
}

/// <summary>The words of the printable book: <c>prompts/review/book.en.yaml</c>.</summary>
public sealed class BookWords
{
    private readonly Dictionary<string, string> texts;

    private BookWords(Dictionary<string, string> texts, IReadOnlyList<string> howToRead, string howToReadTitle, IReadOnlyList<BookGroup> groups, BookGroup notices, IReadOnlyList<string> websiteNotices)
    {
        this.texts = texts;
        HowToRead = howToRead;
        HowToReadTitle = howToReadTitle;
        Groups = groups;
        Notices = notices;
        WebsiteNotices = websiteNotices;
    }

    /// <summary>What a reviewer must know before reading, a sentence or two each.</summary>
    public IReadOnlyList<string> HowToRead { get; }

    /// <summary>The heading over <see cref="HowToRead"/>.</summary>
    public string HowToReadTitle { get; }

    /// <summary>The groups of the fixed replies, the most urgent first. The last takes what no other does.</summary>
    public IReadOnlyList<BookGroup> Groups { get; }

    /// <summary>The replies that are notices, and so stand in no group.</summary>
    public BookGroup Notices { get; }

    /// <summary>The notices of the website, each as <c>section.key</c>, or a whole section by its name.</summary>
    public IReadOnlyList<string> WebsiteNotices { get; }

    /// <summary>The words of a key, for example <c>cover.title</c>.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public string this[string key] => texts.TryGetValue(key, out var text) ? text : throw new ArgumentException($"There are no words \"{key}\".", nameof(key));

    /// <summary>Reads the file.</summary>
    /// <exception cref="YamlFileException">It cannot be used: a key is missing or unknown.</exception>
    public static BookWords Read(string promptsPath)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "review", "book.en.yaml"));
        file.AllowOnly([.. BookWordKeys.Sections.Keys, "how-to-read", "reply-groups", "notice-keys"]);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (section, keys) in BookWordKeys.Sections)
        {
            var map = file.Map(section);
            if (!BookWordKeys.IsOpen(section))
            {
                map.AllowOnly(keys);
            }

            foreach (var key in keys.Union(map.Keys, StringComparer.Ordinal))
            {
                texts[$"{section}.{key}"] = map.Text(key).Trim() is { Length: > 0 } text ? text : throw map.Problem(key, $"\"{key}\" is empty");
            }
        }

        var howToRead = file.Map("how-to-read");
        var notices = file.Map("notice-keys");
        howToRead.AllowOnly("title", "steps");
        notices.AllowOnly("replies", "website");
        return new BookWords(texts, howToRead.Texts("steps"), howToRead.Text("title"), ReadGroups(file), new BookGroup(string.Empty, notices.Texts("replies")), notices.Texts("website"));
    }

    /// <summary>The words for a name in the files, such as a topic or a language; the name itself when there are none.</summary>
    public string Name(string section, string name) => texts.GetValueOrDefault($"{section}.{name}", name);

    private static BookGroup[] ReadGroups(YamlMap file)
    {
        var groups = file.Maps("reply-groups").Select(map =>
        {
            map.AllowOnly("title", "keys");
            return new BookGroup(map.Text("title"), map.Texts("keys"));
        }).ToArray();
        return groups is [.., { Keys.Count: 0 }] ? groups : throw file.Problem("reply-groups", "the last group must have no keys, so that it takes the replies that no other group does");
    }
}
