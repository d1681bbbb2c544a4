using System.Globalization;

namespace Carbon.Model.Tests;

/// <summary>Random choices out of one seed; CARBON_SEED repeats a run.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Seed => seed;

    public static Dice Drawn() => new(
        Environment.GetEnvironmentVariable("CARBON_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next());

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>How often something wrong is chosen.</summary>
    public double OddChance { get; set; } = 0.012;

    /// <summary>Whether this once something wrong is chosen.</summary>
    public bool Odd() => Chance(OddChance);

    public int Below(int end) => _random.Next(end);

    public ulong Between(ulong least, ulong most) => least + (ulong)_random.NextInt64((long)(most - least) + 1);

    public T Of<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    public T Among<T>(params IReadOnlyList<T> list) => Of(list);

    public T? Any<T>(IEnumerable<T> list) => list.ToArray() is { Length: > 0 } all ? Of(all) : default;

    public T CodeOf<T>(bool orNone = false)
        where T : struct, Enum => Of([.. Enum.GetValues<T>().Where(code => orNone || !code.Equals(default(T)))]);

    /// <summary>A code of a packed set, and now and then one that is not in it.</summary>
    public T CodeIn<T>(uint set)
        where T : struct, Enum
    {
        var inside = Sets.Unpack<T>(set);
        return inside.Count == 0 || Odd() ? CodeOf<T>(orNone: true) : Of(inside);
    }

    public Digest Digest() => Registry.Identities.Digest.From(Bytes(32));

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    public T[] Shuffled<T>(IEnumerable<T> list)
    {
        var all = list.ToArray();
        _random.Shuffle(all);
        return all;
    }
}
