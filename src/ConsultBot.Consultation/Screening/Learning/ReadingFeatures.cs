namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>Reads what the model of decisions knows a message by: its words, and what the phrases found in it.</summary>
/// <param name="words">Reads the words.</param>
public sealed class ReadingFeatures(MessageFeatures words)
{
    // What a phrase found says more than a word does, so it counts as several features.
    private const int Weight = 3;

    /// <summary>The distinct features.</summary>
    public int[] Read(Reading reading)
    {
        var features = words.Read(reading.Text);
        for (var copy = '0'; copy < '0' + Weight; copy++)
        {
            AddFindings(reading, copy, features);
        }

        return features.ToArray();
    }

    private static void AddFindings(Reading reading, char copy, FeatureSet features)
    {
        ReadOnlySpan<char> mark = [copy];
        foreach (var hit in reading.Hits)
        {
            features.Add('r', mark, hit.Rule.Id);
            features.Add('d', mark, hit.Rule.Decision.WireName());
        }

        foreach (var disguise in reading.Disguises)
        {
            features.Add('x', mark, disguise);
        }

        foreach (var therapy in reading.Subject.Each())
        {
            features.Add('t', mark, therapy.WireName());
        }

        AddIf(reading.Hits.Count == 0, "nothing");
        AddIf(reading.IsOnSubject, "on-subject");
        AddIf(reading.Compares, "compares");
        AddIf(reading.PointsBack, "points-back");
        AddIf(reading.SaysTreated, "treated");
        AddIf(reading.AsksAboutHarm, "harm");

        void AddIf(bool found, string what)
        {
            if (found)
            {
                features.Add('o', [copy], what);
            }
        }
    }
}
