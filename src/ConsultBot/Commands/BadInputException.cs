namespace ConsultBot.Commands;

/// <summary>Input on the command line that cannot be used; the message says what and where.</summary>
internal sealed class BadInputException(string message) : Exception(message);
