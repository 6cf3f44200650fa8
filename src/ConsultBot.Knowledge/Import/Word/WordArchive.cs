using System.Buffers;
using System.IO.Compression;
using System.Xml;

namespace ConsultBot.Knowledge.Import.Word;

/// <summary>
/// Looks through the archive that a .docx file is before anything else opens it. Every entry is really inflated and counted, whatever its header says, and every part
/// in XML is read once for what no document needs: a document type, deep nesting, parts that lie elsewhere.
/// </summary>
internal static class WordArchive
{
    /// <summary>The most bytes that all entries together may have when inflated.</summary>
    public const long MostInflated = 128L * 1024 * 1024;

    /// <summary>The most entries.</summary>
    public const int MostEntries = 5_000;

    /// <summary>How many times larger than the file its inflated entries may be together, once they are larger than <see cref="FewestForRatio"/>.</summary>
    public const int MostRatio = 100;

    /// <summary>Below this many inflated bytes the ratio says nothing: a short document of many equal words packs well.</summary>
    public const long FewestForRatio = 4L * 1024 * 1024;

    /// <summary>The deepest nesting of XML elements.</summary>
    public const int Deepest = 200;

    private const string Hyperlink = "/hyperlink";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostInflated,
        IgnoreWhitespace = true,
    };

    /// <summary>Looks through the archive.</summary>
    /// <returns>How many links to pages it has, which are not followed.</returns>
    /// <exception cref="DocumentRefusedException">It is no archive, holds too much, or has what no document needs.</exception>
    public static int Check(DocumentFile file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.Bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries)
            {
                throw new DocumentRefusedException(file.Path, 0, $"the archive has {archive.Entries.Count} entries; at most {MostEntries} are allowed");
            }

            var inflated = archive.Entries.Aggregate(0L, (sum, entry) => Inflate(file, entry, sum));
            _ = inflated;
            return archive.Entries.Where(IsXml).Sum(entry => CheckXml(file.Path, entry));
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or IOException or NotSupportedException or ArgumentException)
        {
            throw new DocumentRefusedException(file.Path, 0, $"the file is no .docx: its archive is damaged ({exception.Message})", exception);
        }
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static long Inflate(DocumentFile file, ZipArchiveEntry entry, long before)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            using var stream = entry.Open();
            var sum = before;
            while (stream.Read(buffer) is > 0 and var read)
            {
                sum += read;
                if (sum > MostInflated)
                {
                    throw new DocumentRefusedException(file.Path, 0, $"the archive inflates to more than {MostInflated} bytes ({VisibleText.Excerpt(entry.FullName)})");
                }

                if (sum > FewestForRatio && sum / MostRatio > file.Bytes.Length)
                {
                    throw new DocumentRefusedException(file.Path, 0, $"the archive inflates to more than {MostRatio} times its size ({VisibleText.Excerpt(entry.FullName)})");
                }
            }

            return sum - before == entry.Length
                ? sum
                : throw new DocumentRefusedException(file.Path, 0, $"the archive's header and content differ in length ({VisibleText.Excerpt(entry.FullName)})");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int CheckXml(string path, ZipArchiveEntry entry)
    {
        var name = VisibleText.Excerpt(entry.FullName);
        var links = 0;
        try
        {
            using var stream = entry.Open();
            using var reader = XmlReader.Create(stream, Settings);
            while (reader.Read())
            {
                if (reader.Depth > Deepest)
                {
                    throw new DocumentRefusedException(path, 0, $"more than {Deepest} elements are nested in each other ({name})");
                }

                if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "Relationship" && reader.GetAttribute("TargetMode") is "External")
                {
                    links++;
                    if (reader.GetAttribute("Type")?.EndsWith(Hyperlink, StringComparison.Ordinal) is not true)
                    {
                        throw new DocumentRefusedException(
                            path, 0, $"a part of the document lies elsewhere ({name}: {VisibleText.Excerpt(reader.GetAttribute("Target") ?? string.Empty)}); nothing is fetched");
                    }
                }
            }

            return links;
        }
        catch (XmlException exception)
        {
            var problem = exception.Message.Contains("DTD", StringComparison.Ordinal) ? "a document type (DTD) is not allowed in it" : "it is no XML";
            var place = exception.LineNumber > 0 ? $"{name}, line {exception.LineNumber}" : name;
            throw new DocumentRefusedException(path, 0, $"{place}: {problem}", exception);
        }
    }
}
