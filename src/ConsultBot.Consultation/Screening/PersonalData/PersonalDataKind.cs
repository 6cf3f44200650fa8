using System.Collections.Frozen;

namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>What a piece of personal data is.</summary>
public enum PersonalDataKind
{
    /// <summary>The name of a person.</summary>
    Name,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>The number of a payment card.</summary>
    Card,

    /// <summary>The number of a bank account.</summary>
    BankAccount,

    /// <summary>A number that a state gives to a person.</summary>
    NationalId,

    /// <summary>The number of a passport.</summary>
    Passport,

    /// <summary>The number of a patient's record.</summary>
    RecordNumber,

    /// <summary>A date of birth.</summary>
    BirthDate,

    /// <summary>A street with a house number.</summary>
    Address,

    /// <summary>The address of a machine on the internet.</summary>
    IpAddress,

    /// <summary>A link that names a person.</summary>
    Link,

    /// <summary>A name in a social network.</summary>
    Handle,
}

/// <summary>The names of the kinds in files and in the record.</summary>
public static class PersonalDataKinds
{
    private static readonly FrozenDictionary<string, PersonalDataKind> ByName =
        Enum.GetValues<PersonalDataKind>().ToFrozenDictionary(WireName, kind => kind, StringComparer.Ordinal);

    /// <summary>The name of a kind, for example <c>birth-date</c>.</summary>
    public static string WireName(this PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Name => "name",
        PersonalDataKind.Email => "email",
        PersonalDataKind.Phone => "phone",
        PersonalDataKind.Card => "card",
        PersonalDataKind.BankAccount => "bank-account",
        PersonalDataKind.NationalId => "national-id",
        PersonalDataKind.Passport => "passport",
        PersonalDataKind.RecordNumber => "record-number",
        PersonalDataKind.BirthDate => "birth-date",
        PersonalDataKind.Address => "address",
        PersonalDataKind.IpAddress => "ip-address",
        PersonalDataKind.Link => "link",
        PersonalDataKind.Handle => "handle",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>The kind of that name, or <c>null</c>.</summary>
    public static PersonalDataKind? FromWireName(string name) => ByName.TryGetValue(name, out var kind) ? kind : null;
}
