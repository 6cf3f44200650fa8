namespace ConsultBot.Tests.Models;

/// <summary>A request that reached a scripted model.</summary>
/// <param name="Number">Its place among the requests, from 1 on.</param>
/// <param name="IsAnthropic">Whether it speaks Anthropic's protocol and not OpenAI's.</param>
/// <param name="Streams">Whether it wants the answer in pieces.</param>
/// <param name="System">The system's words.</param>
/// <param name="User">The last message of the user.</param>
/// <param name="Authorization">The bearer token or the API key, whichever was sent; empty without either.</param>
/// <param name="Body">The body as it came.</param>
internal sealed record ModelRequest(int Number, bool IsAnthropic, bool Streams, string System, string User, string Authorization, string Body);
