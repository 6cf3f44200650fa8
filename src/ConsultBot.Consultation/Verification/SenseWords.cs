using System.Collections.Frozen;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>English words that turn what a sentence says: denials, opposites, numbers and their units, and who was studied.</summary>
internal static class SenseWords
{
    /// <summary>Words that deny what they stand with.</summary>
    public static FrozenSet<string> Negations { get; } = Set(
        "not no never none neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont hasnt havent hadnt shouldnt wouldnt couldnt lack lacks lacking lacked nobody nothing "
        + "hardly fails fail failed unable absence absent refrain refrains insufficiently insufficient missing untrue false wrong incorrect mistaken myth denies deny denied");

    /// <summary>Stems of words for people.</summary>
    public static FrozenSet<string> Humans { get; } = StemSet("people person human humans patient patients volunteers women men woman man participants faces adults children");

    /// <summary>Stems of words for animals, cells and the laboratory.</summary>
    public static FrozenSet<string> NotHumans { get; } = StemSet("mice mouse animal animals rat rats pig pigs rabbit rabbits cells laboratory lab dish dishes preclinical culture cultures vitro");

    /// <summary>Numbers written as words; "one" is mostly none.</summary>
    public static FrozenDictionary<string, string> NumberWords { get; } = Map(
        "two 2|three 3|four 4|five 5|six 6|seven 7|eight 8|nine 9|ten 10|eleven 11|twelve 12|fifteen 15|twenty 20|thirty 30|forty 40|fifty 50|sixty 60|seventy 70|eighty 80|ninety 90|hundred 100|twice 2|dozen 12");

    /// <summary>Units, each brought to one name.</summary>
    public static FrozenDictionary<string, string> Units { get; } = Map(
        "nanometer nm|nanometers nm|nanometre nm|nanometres nm|nm nm|micrometer um|micrometers um|micrometre um|micrometres um|micron um|microns um|um um|mm mm|millimetre mm|millimetres mm|millimeter mm|"
        + "millimeters mm|cm cm|centimetres cm|centimeters cm|metres m|meters m|km km|ml ml|mls ml|millilitres ml|milliliters ml|litres l|liters l|mg mg|milligrams mg|g g|grams g|kg kg|mcg mcg|micrograms mcg|second s|seconds s|"
        + "minute min|minutes min|min min|hour h|hours h|hrs h|day day|days day|week week|weeks week|month month|months month|year year|years year|percent %|% %|session session|sessions session|"
        + "visit visit|visits visit|people people|patients people|volunteers people|participants people|adults people|trials trial|studies trial|million million|billion billion|degrees degree|times times");

    /// <summary>For a stem those that say the opposite.</summary>
    public static FrozenDictionary<string, string[]> Opposites { get; } = Pairs(
        "increase decrease|rise fall|more less|more fewer|higher lower|high low|strong weak|stronger weaker|strongest weakest|strongest least|longer shorter|long short|improve worsen|better worse|common rare|"
        + "always never|most few|most least|many few|all none|large small|larger smaller|big small|bigger smaller|approved unapproved|own donor|everyone nobody|safe unsafe|safe risky|proven unproven|fast slow|"
        + "faster slower|quicker slower|reduce increase|reduce raise|reduce boost|reduce enhance|lower raise|raise hold|easy hard|complete limited|fully insufficiently|fully partly|first last|living dead|wet dry|moist dry|"
        + "thicker thinner|thick thin|above below|gain lose|older younger|earlier later|inside outside|inner outer|start stop|hot cold|warm cool|cheap expensive|heavier lighter|deeper shallower|allow forbid|legal illegal|"
        + "possible impossible|grow shrink|activate block|activate inhibit|promote inhibit|promote prevent|cause prevent|enhance suppress|enhance inhibit|stimulate inhibit|positive negative|sensitive resistant|"
        + "induce suppress|induce inhibit|superior inferior|minimum maximum|include exclude|wider narrower|smooth rough|success failure|consistent inconsistent|stable unstable|standardized unstandardized|"
        + "accelerate slow|accelerate delay|speed slow|strengthen weaken|brighter darker|best worst|narrow wide|mature immature|established experimental|settled unsettled|known unknown|clear unclear|before after|upregulate downregulate");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> StemSet(string words) => words.Split(' ').Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Map(string pairs) =>
        pairs.Split('|').Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static FrozenDictionary<string, string[]> Pairs(string pairs) => pairs.Split('|')
        .Select(pair => pair.Split(' ').Select(PorterStemmer.Stem).ToArray())
        .SelectMany(pair => new[] { (Word: pair[0], Opposite: pair[1]), (Word: pair[1], Opposite: pair[0]) })
        .Where(pair => !string.Equals(pair.Word, pair.Opposite, StringComparison.Ordinal))
        .GroupBy(pair => pair.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Opposite).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}
