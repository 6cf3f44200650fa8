using System.Data.Common;
using System.Text;

namespace ConsultBot.Consultation;

/// <summary>
/// What may be written down of a fault: the kinds of the exceptions and where they came from, without their messages. A message of a library can quote the text that it
/// failed on, and so the words of a patient.
/// </summary>
public static class Fault
{
    private const int MostCauses = 8;

    /// <summary>The kinds of an exception and its causes, outermost first, each with its stack.</summary>
    public static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        var cause = exception;
        for (var depth = 0; cause is not null && depth < MostCauses; depth++, cause = cause.InnerException)
        {
            text.Append(depth == 0 ? string.Empty : "caused by ").Append(cause.GetType().FullName);
            if (cause is DbException { ErrorCode: var code })
            {
                text.Append(" (code ").Append(code.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(')');
            }

            text.Append('\n').Append(cause.StackTrace).Append(cause.StackTrace is null ? string.Empty : "\n");
        }

        return text.ToString().TrimEnd();
    }
}
