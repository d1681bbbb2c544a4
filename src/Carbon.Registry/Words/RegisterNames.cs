using System.Globalization;

namespace Carbon.Registry;

/// <summary>How a sentence finds the names behind ids; where a name is unknown the id itself is said.</summary>
/// <param name="Member">A member's name, or null.</param>
/// <param name="Division">A division's name in a language, or null.</param>
public sealed record RegisterNames(Func<MemberId, string?> Member, Func<uint, Language, string?> Division)
{
    /// <summary>No names at all: every id is said as a number.</summary>
    public static RegisterNames None { get; } = new(_ => null, (_, _) => null);

    /// <summary>A member's name, or its number.</summary>
    public string OfMember(MemberId member, Language language) => Member(member) ?? language switch
    {
        Language.Chinese => $"{member} 号成员",
        Language.English => $"member {member}",
    };

    /// <summary>A division's name, or its six digits.</summary>
    public string OfDivision(uint division, Language language) =>
        Division(division, language) ?? division.ToString("D6", CultureInfo.InvariantCulture);
}
