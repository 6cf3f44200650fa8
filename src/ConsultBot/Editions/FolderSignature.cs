using System.Text;
using ConsultBot.Yaml;

namespace ConsultBot.Editions;

/// <summary>Tells whether a folder has changed, without reading its files.</summary>
internal static class FolderSignature
{
    /// <summary>A text that is another one when a file of the folder was added, removed or written; empty when the folder cannot be looked at.</summary>
    public static string Of(string path)
    {
        try
        {
            var all = new StringBuilder();
            foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                all.Append(file.FullName).Append('\n').Append(file.Length).Append(' ').Append(file.LastWriteTimeUtc.Ticks).Append('\n');
            }

            return YamlFile.Hash(all.ToString());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
