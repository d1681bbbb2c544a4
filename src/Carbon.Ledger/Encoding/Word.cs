using System.Globalization;
using Carbon.Ethereum;
using Carbon.Registry.Identities;

namespace Carbon.Ledger;

/// <summary>The chain's words for what the register says in words of its own.</summary>
internal static class Word
{
    public static Hash32 Hash(Digest digest) => new(digest.ToBytes());

    public static Address Account(AccountAddress account) => new(account.ToBytes());

    /// <summary>Throws ArgumentException for a code that has no name.</summary>
    public static byte Code<T>(T code)
        where T : struct, Enum => Enum.IsDefined(code)
            ? Convert.ToByte(code, CultureInfo.InvariantCulture)
            : throw new ArgumentException($"{code} is no {typeof(T).Name}.", nameof(code));
}
