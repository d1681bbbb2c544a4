using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Members;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Genesis;

/// <summary>The genesis file of a consortium, for Besu.</summary>
internal static class GenesisText
{
    /// <summary>How Besu knows blocks of this kind of consensus.</summary>
    public const string MixHash = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";

    /// <summary>Blocks between two checkpoints of the votes; it can never be changed later.</summary>
    public const int EpochLength = 30_000;

    /// <summary>The forks by block number, which come before those by time; each is there from block 0.</summary>
    public static readonly string[] BlockForks =
    [
        "homesteadBlock", "eip150Block", "eip155Block", "eip158Block", "byzantiumBlock", "constantinopleBlock",
        "petersburgBlock", "istanbulBlock", "berlinBlock", "londonBlock",
    ];

    /// <summary>The forks by time that the register's contracts are compiled for.</summary>
    public static readonly string[] TimeForks = ["shanghaiTime", "cancunTime"];

    /// <summary>The file's text; the same consortium gives the same bytes.</summary>
    public static string Of(Consortium consortium)
    {
        var config = new JsonObject { ["chainId"] = consortium.ChainId };
        foreach (var fork in BlockForks)
            config[fork] = 0;
        foreach (var fork in TimeForks)
            config[fork] = 0;
        config["zeroBaseFee"] = true;
        config["qbft"] = new JsonObject
        {
            ["blockperiodseconds"] = consortium.BlockPeriodSeconds,
            ["epochlength"] = EpochLength,
            ["requesttimeoutseconds"] = 2 * consortium.BlockPeriodSeconds,
        };
        var genesis = new JsonObject
        {
            ["config"] = config,
            ["nonce"] = "0x0",
            ["timestamp"] = Quantity((ulong)consortium.GenesisTime.ToUnixTimeSeconds()),
            ["extraData"] = Hex.Format(new QbftExtra(consortium.GenesisValidators).Encode()),
            ["gasLimit"] = Quantity(consortium.GasLimit),
            ["difficulty"] = "0x1",
            ["mixHash"] = MixHash,
            ["coinbase"] = Hex.Format(Address.Zero.ToBytes()),
            ["baseFeePerGas"] = "0x0",
            ["alloc"] = new JsonObject(),
        };
        return genesis.ToJsonString(JsonOutput.Options) + "\n";
    }

    private static string Quantity(ulong number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:x}");
}
