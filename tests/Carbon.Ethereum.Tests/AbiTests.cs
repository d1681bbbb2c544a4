using System.Numerics;
using Xunit.Abstractions;

namespace Carbon.Ethereum.Tests;

public sealed class AbiTests(ITestOutputHelper output)
{
    private const string Word = "0000000000000000000000000000000000000000000000000000000000000";

    [Theory]
    [InlineData("uint")]
    [InlineData("uint0")]
    [InlineData("uint7")]
    [InlineData("uint264")]
    [InlineData("uint08")]
    [InlineData("bytes0")]
    [InlineData("bytes33")]
    [InlineData("address1")]
    [InlineData("string[0]")]
    [InlineData("()[]")]
    [InlineData("uint8[")]
    [InlineData("uint8]")]
    [InlineData("(uint8")]
    [InlineData("(uint8,)")]
    [InlineData("uint8 ")]
    [InlineData("")]
    [InlineData("uint8[99999999][99999999]")]
    public void Refuses_a_text_that_is_no_type(string text) =>
        Assert.Throws<AbiFormatException>(() => AbiType.Parse(text));

    [Fact]
    public void Refuses_types_nested_without_end()
    {
        Assert.Throws<AbiFormatException>(() => AbiType.Parse(new string('(', 5000)));
        Assert.Throws<AbiFormatException>(
            () => AbiType.Parse("uint8" + string.Concat(Enumerable.Repeat("[]", 1000))));
    }

    [Theory]
    [InlineData("(uint8)", "0x" + Word + "100", "padding")]
    [InlineData("(int8)", "0x" + Word + "0ff", "padding")]
    [InlineData("(bool)", "0x" + Word + "002", "bool")]
    [InlineData("(bytes4)", "0x" + Word + "001", "padding")]
    [InlineData("(address)", "0xff00000000000000000000000000000000000000000000000000000000000000", "padding")]
    [InlineData("(uint256)", "0x" + Word + "0", "cut off")]
    [InlineData("(uint256)", "0x" + Word + "001" + Word + "001", "left over")]
    [InlineData("(bytes)", "0x" + Word + "040" + Word + "000", "offset")]
    [InlineData("(bytes)", "0x" + Word + "020" + Word + "021" + Word + "000", "cut off")]
    [InlineData("(bytes)", "0x" + Word + "020" + Word + "061" + Word + "000", "outside")]
    [InlineData("(bytes)", "0x" + Word + "020" + Word + "001" + Word + "001", "padding")]
    [InlineData("(uint8[])", "0x" + Word + "020" + Word + "002" + Word + "001", "cut off")]
    [InlineData("(bytes,bytes)", "0x" + Word + "040" + Word + "040" + Word + "000", "offset")]
    public void Refuses_malformed_bytes(string type, string bytes, string why)
    {
        var error = Assert.Throws<AbiFormatException>(() => Abi.Decode(AbiType.Parse(type), Hex.Parse(bytes)));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_length_beyond_all_memory()
    {
        var bytes = new byte[96];
        bytes[31] = 32;
        Array.Fill(bytes, (byte)0xff, 32, 32);

        Assert.Throws<AbiFormatException>(() => Abi.Decode(AbiType.Parse("(uint8[][])"), bytes));
    }

    [Fact]
    public void Refuses_a_string_that_is_not_utf8()
    {
        var type = AbiType.Parse("(string)");
        var bytes = Abi.Encode(type, "aa");
        bytes[64] = 0xff;

        Assert.Throws<AbiFormatException>(() => Abi.Decode(type, bytes));
        Assert.ThrowsAny<ArgumentException>(() => Abi.Encode(type, "\ud800"));
    }

    [Theory]
    [InlineData("uint8", 256)]
    [InlineData("uint8", -1)]
    [InlineData("int8", 128)]
    [InlineData("int8", -129)]
    public void Refuses_to_encode_an_integer_out_of_range(string type, int value) =>
        Assert.Throws<ArgumentException>(() => Abi.Encode(AbiType.Tuple(AbiType.Parse(type)), value));

    [Fact]
    public void Refuses_to_encode_a_value_of_another_shape()
    {
        Assert.Throws<ArgumentException>(() => Abi.Encode(AbiType.Parse("(address)"), "0x00"));
        Assert.Throws<ArgumentException>(() => Abi.Encode(AbiType.Parse("(bytes4)"), new byte[5]));
        Assert.Throws<ArgumentException>(() => Abi.Encode(AbiType.Parse("(uint8[2])"), [new object[] { 1 }]));
        Assert.Throws<ArgumentException>(() => Abi.Encode(AbiType.Parse("(uint8,uint8)"), 1));
        Assert.Throws<ArgumentException>(() => Abi.Encode(AbiType.Parse("(uint8[])"), "text"));
    }

    [Fact]
    public void Bytes_that_decode_encode_to_the_same_bytes()
    {
        var random = Seeded.Random(output);
        var (kept, refused) = (0, 0);
        for (var round = 0; round < 4000; round++)
        {
            var type = RandomAbi.Tuple(random);
            var bytes = Abi.Encode(type, RandomAbi.Values(random, type));
            for (var changes = random.Next(1, 4); changes > 0 && bytes.Length > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : 32 * random.Next(4));
            if (random.Next(8) == 0) bytes = bytes[..random.Next(bytes.Length + 1)];
            try
            {
                Assert.Equal(bytes, Abi.Encode(type, Abi.Decode(type, bytes)));
                kept++;
            }
            catch (AbiFormatException)
            {
                refused++;
            }
        }

        Assert.True(kept > 100 && refused > 100, $"{kept} kept, {refused} refused");
    }

    [Fact]
    public void Reads_errors_panics_silence_and_custom_bytes()
    {
        var text = Abi.EncodeCall(Revert.ErrorSelector, AbiType.Parse("(string)"), "no");
        var panic = Abi.EncodeCall(Revert.PanicSelector, AbiType.Parse("(uint256)"), 0x11);

        Assert.Equal(new Revert.Message("no"), Revert.Read(text));
        Assert.Equal(new Revert.Panic(0x11), Revert.Read(panic));
        Assert.Equal(new Revert.Silent(), Revert.Read([]));
        Assert.IsType<Revert.Custom>(Revert.Read([1, 2, 3, 4]));
        Assert.IsType<Revert.Custom>(Revert.Read(text.AsSpan(0, 40)));
        Assert.Equal(Revert.ErrorSelector, Abi.Selector("Error(string)"));
        Assert.Equal(Revert.PanicSelector, Abi.Selector("Panic(uint256)"));
    }

    [Fact]
    public void Refuses_an_event_with_another_number_of_topics()
    {
        var type = AbiType.Parse("(uint256)");
        var topic = Abi.Topic("Changed(uint256)");

        Assert.Equal(BigInteger.Zero, Abi.DecodeEvent(type, [true], [topic, Hash32.Zero], [])[0]);
        Assert.Throws<AbiFormatException>(() => Abi.DecodeEvent(type, [true], [topic], []));
        Assert.Throws<AbiFormatException>(() => Abi.DecodeEvent(type, [true], [topic, Hash32.Zero, Hash32.Zero], []));
        Assert.Throws<AbiFormatException>(() => Abi.DecodeEvent(type, [true], [topic, Hash32.Zero], new byte[32]));
    }
}
