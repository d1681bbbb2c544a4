using System.Text.Json.Nodes;

namespace Carbon.TestChain;

/// <summary>The first block of a Clique chain.</summary>
internal static class Genesis
{
    public const ulong ChainId = 20_240;

    /// <summary>
    /// Gas a block takes, in units: what four validators execute in half a second where two cores carry them. Given
    /// more, this engine fills a block longer than its second lasts, seals an empty one instead, and goes on so.
    /// </summary>
    public const string GasLimit = "10000000";

    // Every validator executes every block: more of them than these need twice the time on the same cores.
    private const int QuickMost = 4;

    private static readonly string[] Forks =
    [
        "homesteadBlock", "eip150Block", "eip155Block", "eip158Block", "byzantiumBlock", "constantinopleBlock",
        "petersburgBlock",
    ];

    /// <summary>
    /// The text of the block; the purse holds all the money there is. Up to four validators seal a block each second,
    /// more of them each two seconds.
    /// </summary>
    public static string Text(IReadOnlyCollection<Address> sealers, Address purse)
    {
        var periodSeconds = sealers.Count <= QuickMost ? 1 : 2;
        var config = new JsonObject { ["chainId"] = ChainId };
        foreach (var fork in Forks) config[fork] = 0;
        config["clique"] = new JsonObject { ["period"] = periodSeconds, ["epoch"] = 30_000 };
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
