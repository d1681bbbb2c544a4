using System.Security.Cryptography;

namespace Carbon.Ledger.Tests;

/// <summary>Values that were never used before.</summary>
internal static class Some
{
    public static Hash32 Hash() => new(RandomNumberGenerator.GetBytes(32));

    public static Digest Digest() => Carbon.Registry.Identities.Digest.From(RandomNumberGenerator.GetBytes(32));

    public static Address Address() => new(RandomNumberGenerator.GetBytes(20));

    public static RegisterPerson NewPerson() =>
        new(FoundedRegister.Division, PersonKind.Natural, Digest(), default, Digest());
}
