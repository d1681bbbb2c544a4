using System.Globalization;
using System.Numerics;
using Carbon.Ethereum;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

/// <summary>The register's words for what the chain says in words of its own.</summary>
internal static class Fact
{
    public static Digest Digest(Hash32 hash) => Carbon.Registry.Identities.Digest.From(hash.ToBytes());

    public static AccountAddress Account(Address address) => AccountAddress.From(address.ToBytes());

    /// <summary>Throws FormatException for a code that this release does not know.</summary>
    public static T Code<T>(byte code)
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), (int)code);
        return Enum.IsDefined(value)
            ? value
            : throw new FormatException($"{code} is no {typeof(T).Name} that this release knows.");
    }

    /// <summary>
    /// The code's name, or its digits where this release has no name for it: a refusal still tells it.
    /// </summary>
    public static string Name<T>(byte code)
        where T : struct, Enum => Enum.ToObject(typeof(T), (int)code).ToString()!;

    public static string Number(ulong number) => new RegisterNumber(number).ToString();

    public static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Text(Hash32 hash) => hash.ToString();

    public static string Text(Address address) => Account(address).ToString();
}
