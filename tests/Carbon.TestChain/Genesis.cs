using System.Text.Json.Nodes;

namespace Carbon.TestChain;

/// <summary>The first block of a Clique chain with a block each second.</summary>
internal static class Genesis
{
    public const ulong ChainId = 20_240;

    /// <summary>Gas a block takes, in units.</summary>
    public const string GasLimit = "500000000";

    private static readonly string[] Forks =
    [
        "homesteadBlock", "eip150Block", "eip155Block", "eip158Block", "byzantiumBlock", "constantinopleBlock",
        "petersburgBlock",
    ];

    /// <summary>The text of the block; the purse holds all the money there is.</summary>
    public static string Text(IEnumerable<Address> sealers, Address purse)
    {
        var config = new JsonObject { ["chainId"] = ChainId };
        foreach (var fork in Forks) config[fork] = 0;
        config["clique"] = new JsonObject { ["period"] = 1, ["epoch"] = 30_000 };
        byte[] extra = [.. new byte[32], .. sealers.SelectMany(sealer => sealer.ToBytes()), .. new byte[65]];
        return new JsonObject
        {
            ["config"] = config,
            ["difficulty"] = "0x1",
            ["gasLimit"] = Quantity.Format(ulong.Parse(GasLimit, System.Globalization.CultureInfo.InvariantCulture)),
            ["extraData"] = Hex.Format(extra),
            ["alloc"] = new JsonObject { [purse.ToString()] = new JsonObject { ["balance"] = "0xde0b6b3a7640000" } },
        }.ToJsonString();
    }
}
