namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>What words beside a piece of text say of it.</summary>
public enum Hint
{
    /// <summary>Own name follows, as after "my name is".</summary>
    Name,

    /// <summary>A name follows if it looks like one, as after "I am".</summary>
    MaybeName,

    /// <summary>A name stands before, as in Japanese and Korean.</summary>
    NameBefore,

    /// <summary>A name ends the text, as after "kind regards".</summary>
    SignOff,

    /// <summary>The name of a patient follows.</summary>
    Patient,

    /// <summary>A date of birth stands near.</summary>
    Birth,

    /// <summary>A phone number follows.</summary>
    Phone,

    /// <summary>The number of a passport follows.</summary>
    Passport,

    /// <summary>The number of a patient's record follows.</summary>
    Record,

    /// <summary>A number given by a state follows.</summary>
    NationalId,

    /// <summary>An address follows.</summary>
    Address,

    /// <summary>The number that follows names a thing: a lot, an order, a study.</summary>
    Thing,
}

/// <summary>The words by which personal data is known, and those that are shown in its place.</summary>
public sealed record PersonalDataWords
{
    /// <summary>What is shown in the place of each kind, for example <c>[phone]</c>. Every kind has one.</summary>
    public required IReadOnlyDictionary<PersonalDataKind, string> Placeholders { get; init; }

    /// <summary>The phrases of each hint, in all languages.</summary>
    public required IReadOnlyDictionary<Hint, IReadOnlyList<string>> Hints { get; init; }

    /// <summary>Words that are no names where a name could stand.</summary>
    public required IReadOnlyList<string> NotNames { get; init; }

    /// <summary>Words in the middle of names, for example <c>van</c>.</summary>
    public required IReadOnlyList<string> NameParticles { get; init; }

    /// <summary>Titles before names, for example <c>Mrs</c>.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    /// <summary>Words that follow a quantity, for example <c>mg</c>.</summary>
    public required IReadOnlyList<string> Quantities { get; init; }

    /// <summary>The months.</summary>
    public required IReadOnlyList<string> Months { get; init; }

    /// <summary>Street words that end the name of a street, as in "12 Baker Street".</summary>
    public required IReadOnlyList<string> StreetsAfter { get; init; }

    /// <summary>Street words that begin the name of a street, as in "Calle Mayor 12" and "12 rue de la Paix".</summary>
    public required IReadOnlyList<string> StreetsBefore { get; init; }

    /// <summary>Ends of words that name a street, as in "Hauptstraße 5".</summary>
    public required IReadOnlyList<string> StreetEndings { get; init; }

    /// <summary>Words for the sign @ in an address that is written out.</summary>
    public required IReadOnlyList<string> AtWords { get; init; }

    /// <summary>Words for a dot in an address that is written out.</summary>
    public required IReadOnlyList<string> DotWords { get; init; }

    /// <summary>Hosts whose addresses name a person, for example <c>facebook.com</c>.</summary>
    public required IReadOnlyList<string> ProfileHosts { get; init; }

    /// <summary>Members of an address that name a person, for example <c>email</c>.</summary>
    public required IReadOnlyList<string> PersonMembers { get; init; }
}
