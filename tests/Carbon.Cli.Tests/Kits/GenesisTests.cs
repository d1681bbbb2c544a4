using System.Text.Json.Nodes;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Members;
using Carbon.Ethereum;

namespace Carbon.Cli.Tests.Kits;

public sealed class GenesisTests : IDisposable
{
    private const string Vanity = "a0" + "0000000000000000000000000000000000000000000000000000000000000000";

    private const string FourValidators =
        "0xf87a" + Vanity + "f854943923390ad55e90c237593b3b0e401f3b08a031859464a702e6263b7297a96638cac6ae65e6541f4169"
        + "94aefdb9a738c9f433e5b6b212a6d62f6370c2f69294c7eeb9a4e00ce683cf93039b212648e01c6c6b78c080c0";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    // Published in Besu's own test of `rlp encode --type QBFT_EXTRA_DATA` (RLPSubCommandTest.canEncodeToQbftExtra).
    [Fact]
    public void Encodes_extra_data_as_the_test_of_Besu_does() => Assert.Equal(
        "0xf84f" + Vanity + "ea94be068f726a13c8d46c44be6ce9d275600e1735a4"
            + "945ff6f4b66a46a2b2310a6f3a93aaddc0d9a1c193c080c0",
        Encoded("0xbe068f726a13c8d46c44be6ce9d275600e1735a4", "0x5ff6f4b66a46a2b2310a6f3a93aaddc0d9a1c193"));

    // Published in Besu's documentation of QBFT: the sample genesis file of four nodes.
    [Fact]
    public void Encodes_extra_data_as_the_sample_of_Besu_does() => Assert.Equal(
        "0xf87a" + Vanity + "f8549464a702e6263b7297a96638cac6ae65e6541f4169943923390ad55e90c237593b3b0e401f3b08a03185"
            + "94aefdb9a738c9f433e5b6b212a6d62f6370c2f69294c7eeb9a4e00ce683cf93039b212648e01c6c6b78c080c0",
        Encoded(
            "0x64a702e6263b7297a96638cac6ae65e6541f4169",
            "0x3923390ad55e90c237593b3b0e401f3b08a03185",
            "0xaefdb9a738c9f433e5b6b212a6d62f6370c2f692",
            "0xc7eeb9a4e00ce683cf93039b212648e01c6c6b78"));

    // Published in go-ethereum's fork for QBFT (TestPrepareExtra).
    [Fact]
    public void Encodes_extra_data_as_another_engine_of_QBFT_does() => Assert.Equal(
        "0xf87a" + Vanity + "f8549444add0ec310f115a0e603b2d7db9f067778eaf8a94294fc7e8f22b3bcdcf955dd7ff3ba2ed833f8212"
            + "946beaaed781d2d2ab6350f5c4566a2c6eaac407a6948be76812f765c24641ec63dc2852b378aba2b440c080c0",
        Encoded(
            "0x44add0ec310f115a0e603b2d7db9f067778eaf8a",
            "0x294fc7e8f22b3bcdcf955dd7ff3ba2ed833f8212",
            "0x6beaaed781d2d2ab6350f5c4566a2c6eaac407a6",
            "0x8be76812f765c24641ec63dc2852b378aba2b440"));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(21)]
    public void Reads_back_the_extra_data_that_it_writes(int count)
    {
        var validators = Enumerable.Range(0, count).Select(SomeConsortium.Account).ToList();

        var read = QbftExtra.TryDecode(new QbftExtra(validators).Encode());

        Assert.Equal(validators, read!.Validators);
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("0xc0")]
    [InlineData("0xf83a" + Vanity + "d594111111111111111111111111111111111111111111c080c0")]
    [InlineData("0xf83a" + Vanity + "d5941111111111111111111111111111111111111111c001c0")]
    public void Takes_nothing_else_for_extra_data(string bytes) =>
        Assert.Null(QbftExtra.TryDecode(Hex.Parse(bytes)));

    // The expected hashes were made once with encodeRlp and keccak256 of ethers 6.17 from the fields that Besu's
    // GenesisState gives a block 0.
    [Theory]
    [InlineData("\"londonBlock\": 0", "0x5b4de9301cbf64a9b20aa3d05a0262501de2c40c3acfbb28f2d13bc41c14ae59")]
    [InlineData(
        "\"shanghaiTime\": 0, \"cancunTime\": 0", "0xe816624e019a980cb4c9202780a4461c00cc3aa5e423e9724586c59129d51476")]
    [InlineData("\"cancunTime\": 0", "0xe816624e019a980cb4c9202780a4461c00cc3aa5e423e9724586c59129d51476")]
    [InlineData(
        "\"cancunTime\": 0, \"pragueTime\": 0", "0x2a27afdd90eed7f217eb3b06dcb8ce437b766e69b36c2875ec6c31ff8a8fac76")]
    [InlineData(
        "\"cancunTime\": 0, \"pragueTime\": 1793491201",
        "0xe816624e019a980cb4c9202780a4461c00cc3aa5e423e9724586c59129d51476")]
    public void Hashes_block_0_as_another_library_does(string forks, string hash)
    {
        var genesis = JsonNode.Parse($$"""
            {
              "config": { {{forks}} }, "nonce": "0x0", "timestamp": "0x6ae68100", "gasLimit": "0x1c9c380",
              "difficulty": "0x1", "mixHash": "{{GenesisText.MixHash}}", "baseFeePerGas": "0x0", "alloc": {},
              "coinbase": "0x0000000000000000000000000000000000000000",
              "extraData": "{{FourValidators}}"
            }
            """)!;

        Assert.Equal(hash, $"{GenesisBlock.HashOf((JsonObject)genesis)}");
    }

    [Fact]
    public void Gives_no_hash_of_a_file_with_accounts()
    {
        var genesis = (JsonObject)JsonNode.Parse(GenesisText.Of(ConsortiumFile.Read(SomeConsortium.Write(_scratch))))!;
        Assert.NotNull(GenesisBlock.HashOf(genesis));

        genesis["alloc"] = new JsonObject { ["0x0000000000000000000000000000000000000001"] = new JsonObject() };

        Assert.Null(GenesisBlock.HashOf(genesis));
    }

    [Fact]
    public void Writes_the_genesis_file_of_free_gas_and_QBFT()
    {
        var genesis = JsonNode.Parse(GenesisText.Of(ConsortiumFile.Read(SomeConsortium.Write(_scratch))))!;

        var config = genesis["config"]!;
        Assert.Equal(SomeConsortium.ChainId, (ulong)config["chainId"]!);
        foreach (var fork in (string[])["londonBlock", "shanghaiTime", "cancunTime"])
            Assert.Equal(0, (int)config[fork]!);
        Assert.True((bool)config["zeroBaseFee"]!);
        var qbft = config["qbft"]!;
        Assert.Equal((5, 10), ((int)qbft["blockperiodseconds"]!, (int)qbft["requesttimeoutseconds"]!));
        Assert.Equal(("0x0", "0x1c9c380"), ((string)genesis["baseFeePerGas"]!, (string)genesis["gasLimit"]!));
        Assert.Equal(
            Enumerable.Range(0, 4).Select(SomeConsortium.Account).ToHashSet(),
            QbftExtra.TryDecode(Hex.Parse((string)genesis["extraData"]!))!.Validators.ToHashSet());
    }

    private static string Encoded(params string[] validators) =>
        Hex.Format(new QbftExtra([.. validators.Select(Address.Parse)]).Encode());
}
