using System.Globalization;
using Xunit.Abstractions;

namespace Carbon.Ethereum.Tests;

/// <summary>Random numbers whose seed is printed; CARBON_SEED repeats a run.</summary>
internal static class Seeded
{
    public static Random Random(ITestOutputHelper output)
    {
        var given = Environment.GetEnvironmentVariable("CARBON_SEED");
        var seed = given is null ? System.Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"CARBON_SEED={seed}");
        return new Random(seed);
    }

    public static byte[] Bytes(this Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
