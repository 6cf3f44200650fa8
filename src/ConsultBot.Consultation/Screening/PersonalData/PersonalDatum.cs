using System.Runtime.InteropServices;

namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Where a text holds personal data.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the original text, from 0.</param>
/// <param name="Length">How many characters of the original text it takes, at least 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PersonalDatum(PersonalDataKind Kind, int Start, int Length)
{
    /// <summary>Where it ends, exclusive.</summary>
    public int End => Start + Length;
}
