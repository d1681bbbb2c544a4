using System.Globalization;

namespace Carbon.Ledger.Tests;

/// <summary>Random numbers of a test run; CARBON_SEED repeats it.</summary>
internal static class Seeds
{
    public static Random Random(out int seed)
    {
        var given = Environment.GetEnvironmentVariable("CARBON_SEED");
        seed = given is null ? System.Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        return new Random(seed);
    }
}
