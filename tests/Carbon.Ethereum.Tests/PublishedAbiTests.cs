using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Carbon.Ethereum.Tests;

/// <summary>The ABI against encodings that Solidity compilers made, published by the ethers project.</summary>
public sealed class PublishedAbiTests
{
    [Theory]
    [InlineData("contract-interface", "normalizedValues", 2045)]
    [InlineData("contract-interface-abi2", "values", 1880)]
    public void Agrees_with_compiled_contracts_both_ways(string file, string values, int count)
    {
        var cases = Repository.Vectors(file);

        Assert.Equal(count, cases.Length);
        Assert.All(cases, c =>
        {
            var outputs = Entry(c.Text("interface"), "test").GetProperty("outputs").EnumerateArray();
            var type = AbiType.Tuple([.. outputs.Select(TypeOf)]);
            var expected = JsonDocument.Parse(c.Text(values)).RootElement;
            var bytes = Hex.Parse(c.Text("result"));
            var decoded = Abi.Decode(type, bytes);

            AssertSame(type, expected, decoded, c.Text("name"));
            Assert.Equal(bytes, Abi.Encode(type, decoded));
        });
    }

    [Fact]
    public void Agrees_with_published_events()
    {
        var cases = Repository.Vectors("contract-events");

        var anonymous = 0;

        Assert.Equal(2016, cases.Length);
        Assert.All(cases, c =>
        {
            var entry = Entry(c.Text("interface"), "testEvent");
            var inputs = entry.GetProperty("inputs").EnumerateArray().ToArray();
            var type = AbiType.Tuple([.. inputs.Select(TypeOf)]);
            var indexed = inputs.Select(i => i.GetProperty("indexed").GetBoolean()).ToArray();
            var topics = c.GetProperty("topics").EnumerateArray().Select(t => Hash32.Parse(t.GetString()!)).ToArray();
            if (entry.GetProperty("anonymous").GetBoolean())
            {
                anonymous++;
                topics = [Abi.Topic("testEvent" + type), .. topics];
            }

            var values = Abi.DecodeEvent(type, indexed, topics, Hex.Parse(c.Text("data")));

            Assert.Equal(topics[0], Abi.Topic("testEvent" + type));
            var expected = c.GetProperty("normalizedValues").EnumerateArray().ToArray();
            for (var i = 0; i < values.Length; i++)
            {
                if (indexed[i] && !type.Components[i].IsValue) Assert.Contains((Hash32)values[i], topics.Skip(1));
                else AssertSame(type.Components[i], expected[i], values[i], c.Text("name"));
            }
        });
        Assert.Equal(992, anonymous);
    }

    [Fact]
    public void Agrees_with_published_selectors()
    {
        var cases = Repository.Vectors("contract-signatures");

        Assert.Equal(1880, cases.Length);
        Assert.All(cases, c =>
        {
            var inputs = Entry(c.Text("abi"), "testSig").GetProperty("inputs").EnumerateArray();
            var signature = "testSig" + AbiType.Tuple([.. inputs.Select(TypeOf)]);
            Assert.Equal(c.Text("signature"), signature);
            var selector = Abi.Selector(signature).ToString("x8", CultureInfo.InvariantCulture);
            Assert.Equal(c.Text("sigHash"), "0x" + selector);
        });
    }

    private static JsonElement Entry(string abi, string name) =>
        JsonDocument.Parse(abi).RootElement.EnumerateArray().First(e => e.Text("name") == name);

    private static AbiType TypeOf(JsonElement parameter) => AbiType.Parse(TextOf(parameter));

    private static string TextOf(JsonElement parameter)
    {
        var type = parameter.Text("type");
        if (!type.StartsWith("tuple", StringComparison.Ordinal)) return type;
        var components = parameter.GetProperty("components").EnumerateArray().Select(TextOf);
        return $"({string.Join(',', components)}){type[5..]}";
    }

    private static void AssertSame(AbiType type, JsonElement expected, object value, string name)
    {
        if (expected.ValueKind == JsonValueKind.Object) expected = expected.GetProperty("value");
        if (value is object[] items)
        {
            var members = expected.EnumerateArray().ToArray();
            Assert.Equal(members.Length, items.Length);
            for (var i = 0; i < items.Length; i++)
                AssertSame(type.Element ?? type.Components[i], members[i], items[i], name);
            return;
        }

        var text = expected.ValueKind == JsonValueKind.String ? expected.GetString()! : expected.GetRawText();
        var shown = value switch
        {
            byte[] bytes => Hex.Format(bytes),
            Hash32 hash => hash.ToString(),
            bool flag => flag ? "true" : "false",
            Address address => address.ToString(),
            BigInteger number => number == Number(text) ? text : number.ToString(CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
        var comparison = value is string ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var same = string.Equals(text, shown, comparison);
        Assert.True(same, $"{name}: {type} expected {text}, got {shown}");
    }

    // The interface vectors write decimals, the event vectors 0x-prefixed magnitudes with or without leading zeros.
    private static BigInteger Number(string text)
    {
        var magnitude = text.TrimStart('-');
        var value = magnitude.StartsWith("0x", StringComparison.Ordinal)
            ? BigInteger.Parse("0" + magnitude[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : BigInteger.Parse(magnitude, NumberStyles.None, CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? -value : value;
    }
}
