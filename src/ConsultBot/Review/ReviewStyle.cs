using ConsultBot.Yaml;

namespace ConsultBot.Review;

/// <summary>The style of the review pages. Its address carries its hash, so that a browser may keep it for good.</summary>
internal sealed class ReviewStyle
{
    private const int VersionLength = 16;

    private readonly string text;

    /// <summary>Reads it out of the program.</summary>
    public ReviewStyle()
    {
        using var reader = new StreamReader(typeof(ReviewStyle).Assembly.GetManifestResourceStream("review/review.css")!);
        text = reader.ReadToEnd();
        FileName = $"{YamlFile.Hash(text)[..VersionLength]}.css";
    }

    /// <summary>The name of the file, with its hash.</summary>
    public string FileName { get; }

    /// <summary>The file of that name.</summary>
    public IResult Show(HttpContext context, string file)
    {
        if (!string.Equals(file, FileName, StringComparison.Ordinal))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(text, "text/css; charset=utf-8");
    }
}
