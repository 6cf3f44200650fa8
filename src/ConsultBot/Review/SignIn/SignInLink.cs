using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ConsultBot.Review.SignIn;

/// <summary>The secret of the one link that signs somebody in. It works once and not for long.</summary>
internal sealed class SignInLink(TimeProvider clock)
{
    private const int SecretBytes = 16;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private byte[] current = [];
    private DateTimeOffset expires;

    /// <summary>Whether there is a link that still works.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate)
            {
                return current.Length > 0 && clock.GetUtcNow() < expires;
            }
        }
    }

    /// <summary>Makes another secret; the one before stops working.</summary>
    public string Renew()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        lock (gate)
        {
            current = Encoding.UTF8.GetBytes(secret);
            expires = clock.GetUtcNow() + Lifetime;
        }

        return secret;
    }

    /// <summary>Whether that is the secret, and it still works. It goes on working.</summary>
    public bool Opens(string secret)
    {
        lock (gate)
        {
            return IsOpen && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), current);
        }
    }

    /// <summary>Uses the secret up.</summary>
    /// <returns><c>false</c> when it is another one, was used already or has expired.</returns>
    public bool TryUse(string secret)
    {
        lock (gate)
        {
            if (!Opens(secret))
            {
                return false;
            }

            current = [];
            return true;
        }
    }
}
