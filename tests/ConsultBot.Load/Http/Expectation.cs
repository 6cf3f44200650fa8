using System.Text;

namespace ConsultBot.Load.Http;

/// <summary>What makes a reply a real one: status 200, that it answers this activity, and a mark that only a real reply of this service carries.</summary>
/// <param name="service">The service, for the message of an error.</param>
/// <param name="mark">The mark.</param>
internal sealed class Expectation(string service, string mark)
{
    private readonly byte[] mark = Encoding.UTF8.GetBytes(mark);

    /// <summary>The bots that say back what they heard.</summary>
    public static Expectation Echo(string service) => new(service, "\"echo: ");

    /// <summary>ConsultBot: only a recorded turn carries the AI label; the fixed out-of-service and limit texts do not.</summary>
    public static Expectation Turn { get; } = new("ConsultBot", "AIGeneratedContent");

    /// <summary>Checks a reply.</summary>
    /// <exception cref="InvalidDataException">It is not a real one.</exception>
    public void Check(int status, ReadOnlySpan<byte> body, ReadOnlySpan<byte> activity)
    {
        if (status != 200 || body.IndexOf(mark) < 0 || body.IndexOf(activity) < 0)
        {
            throw new InvalidDataException($"{service} gave no real reply: {status} {Encoding.UTF8.GetString(body[..Math.Min(body.Length, 600)])}");
        }
    }
}
