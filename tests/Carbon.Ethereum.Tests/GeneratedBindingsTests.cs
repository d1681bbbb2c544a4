using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Carbon.Ethereum.Tests.Samples;

namespace Carbon.Ethereum.Tests;

/// <summary>The bindings generated from Samples/Sample.sol against what ethers makes of the same artifact.</summary>
public sealed class GeneratedBindingsTests(EthersWitness ethers) : IClassFixture<EthersWitness>
{
    private static readonly Hash32 Id = Keccak.Hash("id");
    private static readonly Address Someone = Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

    private static SampleContract.Parcel Parcel { get; } = new(
        Id, "林地", [new(-8_388_608, BigInteger.MinusOne), new(8_388_607, 5)], 281_474_976_710_655, 1, [1, 2, 3, 4]);

    private static JsonNode ParcelJson => JsonNode.Parse(
        $$"""["{{Id}}","林地",[["-8388608","-1"],["8388607","5"]],"281474976710655","1","0x01020304"]""")!;

    [Fact]
    public async Task Know_the_signature_selector_and_topic_of_every_member()
    {
        var expected = (await ethers.AskAsync("signatures", [])).EnumerateArray()
            .Select(s => $"{s[0]} {s[1]} {s[2]}").Order().ToArray();
        var mine = typeof(SampleContract).GetNestedTypes().Where(t => t.GetField("Signature") is not null).Select(t =>
        {
            var kind = t.GetInterface(nameof(IContractCall)) is not null ? "function"
                : t.GetInterface(nameof(IContractError)) is not null ? "error" : "event";
            var mark = kind == "event"
                ? t.GetField("Topic")!.GetValue(null)!.ToString()
                : "0x" + ((uint)t.GetField("Selector")!.GetValue(null)!).ToString("x8", CultureInfo.InvariantCulture);
            return $"{kind} {t.GetField("Signature")!.GetValue(null)} {mark}";
        }).Order().ToArray();

        Assert.Equal(15, expected.Length);
        Assert.Equal(expected, mine);
    }

    [Fact]
    public async Task Encode_and_decode_every_integer_width_at_its_limits()
    {
        var call = new SampleContract.AllCall(
            byte.MaxValue, ushort.MaxValue, uint.MaxValue, (1UL << 40) - 1, (BigInteger.One << 72) - 1,
            sbyte.MinValue, short.MinValue, int.MinValue, long.MinValue, -(BigInteger.One << 127));
        var values = JsonNode.Parse(
            """
            ["255","65535","4294967295","1099511627775","4722366482869645213695",
             "-128","-32768","-2147483648","-9223372036854775808","-170141183460469231731687303715884105728"]
            """)!;

        Assert.Equal(await EncodeAsync("encodeCall", "all", values), Hex.Format(call.Encode()));
        Assert.Equal(call, SampleContract.AllCall.Decode(call.Encode()));
        var result = SampleContract.AllCall.DecodeResult(Hex.Parse(await EncodeAsync("encodeResult", "all", values)));
        Assert.Equal(new SampleContract.AllResult(
            call.A, call.B, call.C, call.D, call.E, call.F, call.G, call.H, call.I, call.J), result);
    }

    [Fact]
    public async Task Encode_and_decode_structs_and_nested_arrays()
    {
        var call = new SampleContract.EchoCall([Parcel, Parcel], [9, 9], [[true, false], [false, true]], [7, 8, 9]);
        var values = new JsonArray(
            new JsonArray(ParcelJson, ParcelJson), "0x0909", JsonNode.Parse("[[true,false],[false,true]]"), "0x070809");
        var encoded = await EncodeAsync("encodeCall", "echo", values);
        var result = SampleContract.EchoCall.DecodeResult(Hex.Parse(await EncodeAsync("encodeResult", "echo", values)));

        Assert.Equal(encoded, Hex.Format(call.Encode()));
        Assert.Equal(call.Encode(), SampleContract.EchoCall.Decode(Hex.Parse(encoded)).Encode());
        Assert.Equal(2, result.Item1.Count);
        Assert.Equal(Parcel.Corners, result.Item1[1].Corners);
        Assert.Equal("林地", result.Item1[0].Name);
        Assert.Equal([true, false], result.FlagsAgain[0]);
        Assert.Equal([7, 8, 9], result.Item4);
    }

    [Fact]
    public async Task Read_events_with_indexed_values_and_hashes()
    {
        var moved = await LogAsync("Moved(address,address,uint256)", new JsonArray(
            Someone.ToString(), Address.Zero.ToString(), "12345678901234567890"));
        var code = Keccak.Hash(Abi.Encode(AbiType.Parse("(uint8[3])"), [new object[] { 1, 2, 3 }]));
        Hash32[] topics = [SampleContract.NamedEvent.Topic, Keccak.Hash("林地"), code];
        var body = await ethers.AskTextAsync("encode", new JsonObject
        {
            ["types"] = new JsonArray("tuple(bytes32,string,tuple(int24,int256)[],uint48,uint8,bytes4)", "bytes"),
            ["values"] = new JsonArray(ParcelJson, "0x55"),
        });

        Assert.Equal(
            new SampleContract.MovedEvent(Someone, Address.Zero, 12_345_678_901_234_567_890),
            SampleContract.TryDecodeEvent(moved.Topics, moved.Body));
        var read = Assert.IsType<SampleContract.NamedEvent>(SampleContract.TryDecodeEvent(topics, Hex.Parse(body)));
        Assert.Equal(Keccak.Hash("林地"), read.Name);
        Assert.Equal(code, read.Code);
        Assert.Equal(Parcel.Corners, read.Parcel.Corners);
        Assert.Equal([0x55], read.Note);
    }

    [Fact]
    public async Task Refuse_a_log_of_another_event_or_with_changed_bytes()
    {
        var log = await LogAsync("Moved(bytes32,bool)", new JsonArray(Id.ToString(), true));

        Assert.Equal(new SampleContract.Moved2Event(Id, true), SampleContract.TryDecodeEvent(log.Topics, log.Body));
        Assert.Null(SampleContract.TryDecodeEvent([Id], log.Body));
        Assert.Null(SampleContract.TryDecodeEvent([], log.Body));
        Assert.Throws<AbiFormatException>(() => SampleContract.MovedEvent.Decode(log.Topics, log.Body));
        Assert.Throws<AbiFormatException>(() => SampleContract.TryDecodeEvent(log.Topics, log.Body.AsSpan(1)));
        Assert.Throws<AbiFormatException>(() => SampleContract.TryDecodeEvent(log.Topics[..1], log.Body));
    }

    [Fact]
    public async Task Read_custom_errors()
    {
        var refused = Hex.Parse(await EncodeAsync(
            "encodeError", "Refused", new JsonArray(Id.ToString(), "18446744073709551615", "不行")));
        var closed = Hex.Parse(await EncodeAsync("encodeError", "Closed", new JsonArray()));

        var error = new SampleContract.RefusedError(Id, ulong.MaxValue, "不行");
        Assert.Equal(error, SampleContract.TryDecodeError(refused));
        Assert.Equal(refused, error.Encode());
        Assert.Equal(new SampleContract.ClosedError(), SampleContract.TryDecodeError(closed));
        Assert.Null(SampleContract.TryDecodeError(refused.AsSpan(0, 40)));
        Assert.Null(SampleContract.TryDecodeError([1, 2, 3, 4]));
        Assert.Null(SampleContract.TryDecodeError([]));
    }

    [Fact]
    public async Task Give_the_creation_input()
    {
        var arguments = await ethers.AskTextAsync("encode", new JsonObject
        {
            ["types"] = new JsonArray("uint96", "string", "address[]"),
            ["values"] = new JsonArray("7", "title", new JsonArray(Someone.ToString())),
        });

        Assert.Equal(
            Hex.Format(SampleContract.Bytecode) + arguments[2..],
            Hex.Format(new SampleContract.Constructor(7, "title", [Someone]).Encode()));
    }

    private Task<string> EncodeAsync(string ask, string name, JsonNode values) =>
        ethers.AskTextAsync(ask, new JsonObject { ["name"] = name, ["values"] = values.DeepClone() });

    private async Task<(Hash32[] Topics, byte[] Body)> LogAsync(string name, JsonNode values)
    {
        var log = await ethers.AskAsync("encodeEvent", new JsonObject { ["name"] = name, ["values"] = values });
        return (
            [.. log.GetProperty("topics").EnumerateArray().Select(t => Hash32.Parse(t.GetString()!))],
            Hex.Parse(log.Text("data")));
    }
}
