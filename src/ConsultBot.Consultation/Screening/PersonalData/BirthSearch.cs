namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Finds dates beside words of birth. A year alone is left.</summary>
internal static class BirthSearch
{
    private const int Reach = 24;
    private const int ReachBack = 4;

    public static void Search(Scan scan, List<HintHit> births)
    {
        var tokens = scan.Tokens;
        var birth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            // The hints are in the order of the text; those that lie too far behind are done with.
            while (birth < births.Count && tokens[i].Start - births[birth].End > Reach)
            {
                birth++;
            }

            if (birth == births.Count)
            {
                return;
            }

            if (tokens[i].Start < births[birth].Start - Reach - ReachBack || (i > 0 && tokens[i - 1].End == tokens[i].Start && tokens[i - 1].IsWord))
            {
                continue;
            }

            if (DateShape.EndOf(scan, i) is > 0 and var end && IsBeside(births, birth, tokens[i].Start, end))
            {
                scan.Add(PersonalDataKind.BirthDate, tokens[i].Start, end);
                while (i + 1 < tokens.Count && tokens[i + 1].Start < end)
                {
                    i++;
                }
            }
        }
    }

    private static bool IsBeside(List<HintHit> births, int first, int start, int end)
    {
        for (var i = first; i < births.Count && births[i].Start <= end + ReachBack; i++)
        {
            if ((start >= births[i].End && start - births[i].End <= Reach) || births[i].Start >= end)
            {
                return true;
            }
        }

        return false;
    }
}
