using System.Collections.Frozen;

namespace ConsultBot.Consultation.Text;

/// <summary>English words that say nothing about the subject of a sentence.</summary>
public static class Stopwords
{
    private static readonly FrozenSet<string> Set = (
        "a about after again all also am an and any are arent as at be because been before being between both but by can cant could couldnt did didnt do " +
        "does doesnt doing dont down each few for from further had has hasnt have havent having he her here hers him his how i id if ill im in into is isnt it " +
        "its ive just me more most my no nor not now of off on once only or other our out over own please same she should so some such than that thats the their " +
        "them then there these they theyre theyve this those through to too u under until up ur very was wasnt we were what whats when where which while who whom whose why " +
        "will with wont would y you your youre yours hi hello hey ok okay thanks thank lol tell know say said get got really actually like")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the folded word is one of them.</summary>
    public static bool Contains(string word) => Set.Contains(word);
}
