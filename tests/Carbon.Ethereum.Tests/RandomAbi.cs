using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Carbon.Ethereum.Tests;

/// <summary>Random ABI types and values of them, and those values as JSON.</summary>
internal static class RandomAbi
{
    private static readonly string[] Texts = ["", "a", "碳票", "exactly thirty-two bytes of text", new('x', 100)];

    public static AbiType Tuple(Random random) =>
        AbiType.Tuple([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Type(random, 3))]);

    public static object[] Values(Random random, AbiType tuple) => [.. tuple.Components.Select(c => Value(random, c))];

    public static JsonNode ToJson(object value) => value switch
    {
        object[] items => new JsonArray([.. items.Select(ToJson)]),
        bool flag => flag,
        string text => text,
        byte[] bytes => Hex.Format(bytes),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static AbiType Type(Random random, int depth) => random.Next(depth > 0 ? 10 : 7) switch
    {
        0 => AbiType.Parse("uint" + 8 * random.Next(1, 33)),
        1 => AbiType.Parse("int" + 8 * random.Next(1, 33)),
        2 => AbiType.Parse("address"),
        3 => AbiType.Parse("bool"),
        4 => AbiType.Parse("bytes" + random.Next(1, 33)),
        5 => AbiType.Parse("bytes"),
        6 => AbiType.Parse("string"),
        7 => AbiType.Parse(Type(random, depth - 1) + "[]"),
        8 => AbiType.Parse($"{Type(random, depth - 1)}[{random.Next(1, 4)}]"),
        _ => AbiType.Tuple([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Type(random, depth - 1))]),
    };

    private static object Value(Random random, AbiType type) => type.Kind switch
    {
        AbiKind.UnsignedInteger => Magnitude(random, type.Size),
        AbiKind.SignedInteger => Magnitude(random, type.Size) - (BigInteger.One << (type.Size - 1)),
        AbiKind.Address => new Address(random.Bytes(Address.Size)),
        AbiKind.Boolean => random.Next(2) == 1,
        AbiKind.FixedBytes when type.Size == Hash32.Size => new Hash32(random.Bytes(Hash32.Size)),
        AbiKind.FixedBytes => random.Bytes(type.Size),
        AbiKind.Bytes => random.Bytes(random.Next(70)),
        AbiKind.Text => Texts[random.Next(Texts.Length)],
        AbiKind.Array => Items(random, type.Element!, random.Next(4)),
        AbiKind.FixedArray => Items(random, type.Element!, type.Size),
        _ => Values(random, type),
    };

    private static object[] Items(Random random, AbiType element, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Value(random, element))];

    private static BigInteger Magnitude(Random random, int bits) => random.Next(4) switch
    {
        0 => (BigInteger.One << bits) - 1,
        1 => random.Next(2),
        _ => new BigInteger(random.Bytes(bits / 8), isUnsigned: true),
    };
}
