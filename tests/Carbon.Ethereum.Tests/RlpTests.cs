using System.Text.Json;

namespace Carbon.Ethereum.Tests;

public sealed class RlpTests
{
    [Fact]
    public void Agrees_with_the_published_vectors_both_ways()
    {
        var cases = Repository.Vectors("rlp-coder");

        Assert.Equal(61, cases.Length);
        Assert.All(cases, c =>
        {
            var encoded = Hex.Parse(c.Text("encoded"));
            Assert.Equal(encoded, Rlp.Encode(ToItem(c.GetProperty("decoded"))));
            Assert.Equal(encoded, Rlp.Encode(Rlp.Decode(encoded)));
        });
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("0x0000")]
    [InlineData("0x8100")]
    [InlineData("0x817f")]
    [InlineData("0x83aabb")]
    [InlineData("0xb800")]
    [InlineData("0xb838")]
    [InlineData("0xb90001aa")]
    [InlineData("0xb8")]
    [InlineData("0xbfffffffffffffffff")]
    [InlineData("0xc1")]
    [InlineData("0xc28100")]
    [InlineData("0xf800")]
    [InlineData("0xffffffffffffffffff")]
    public void Refuses_what_is_not_canonical(string bytes) =>
        Assert.Throws<RlpFormatException>(() => Rlp.Decode(Hex.Parse(bytes)));

    [Fact]
    public void Refuses_lists_nested_without_end()
    {
        var item = RlpItem.List();
        for (var i = 0; i < 100; i++) item = RlpItem.List(item);

        Assert.Throws<RlpFormatException>(() => Rlp.Decode(Rlp.Encode(item)));
    }

    [Fact]
    public void Refuses_integers_with_leading_zeros_or_too_many_bytes()
    {
        Assert.Throws<RlpFormatException>(() => RlpItem.Of([0]).ToUInt64());
        Assert.Throws<RlpFormatException>(() => RlpItem.Of([0, 1]).ToUInt64());
        Assert.Throws<RlpFormatException>(() => RlpItem.Of(new byte[9].Select(_ => (byte)1).ToArray()).ToUInt64());
        Assert.Equal(ulong.MaxValue, RlpItem.Of(ulong.MaxValue).ToUInt64());
    }

    private static RlpItem ToItem(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? RlpItem.List([.. value.EnumerateArray().Select(ToItem)])
        : RlpItem.Of(Hex.Parse(value.GetString()!));
}
