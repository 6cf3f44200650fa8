namespace ConsultBot.Website;

/// <summary>Links that call a number of the clinic.</summary>
internal static class PhoneLink
{
    /// <summary>The address that calls the number: its digits, and the plus in front of a country code.</summary>
    public static string To(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return number.TrimStart().StartsWith('+') ? $"tel:+{digits}" : $"tel:{digits}";
    }
}
