using System.Security.Cryptography;
using System.Text;

namespace ConsultBot.Channels.DirectLine;

/// <summary>The secret of the channel (<c>DirectLine:Secret</c>): signs its tokens, and lets a server ask for tokens on behalf of its visitors.</summary>
internal sealed class DirectLineSecret(string value)
{
    /// <summary>The secret.</summary>
    public string Value { get; } = value;

    /// <summary>The configured secret; in Development, without one, that of a file under <c>Data:Path</c>, which is made when there is none.</summary>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public static DirectLineSecret ReadOrMake(string? configured, string dataPath)
    {
        if (configured is not null)
        {
            return new DirectLineSecret(configured);
        }

        var path = Path.Combine(dataPath, "directline.secret");
        Directory.CreateDirectory(dataPath);
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        }

        return new DirectLineSecret(File.ReadAllText(path));
    }

    /// <summary>Whether somebody who says that they know it does; takes the same time whatever they say.</summary>
    public bool Is(string said) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(said)), SHA256.HashData(Encoding.UTF8.GetBytes(Value)));
}
