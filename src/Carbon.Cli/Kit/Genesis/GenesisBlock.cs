using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Genesis;

/// <summary>
/// Computes the hash of the block 0 that a genesis file without accounts stands for. The fields that later forks
/// brought are there from the fork's time on, with the values that Besu gives them in a block 0.
/// </summary>
internal static class GenesisBlock
{
    private const int BloomSize = 256;

    // Of the lists in a block without transactions, of a state without accounts, and of no uncles and no requests.
    private static readonly Hash32 EmptyTrie =
        Hash32.Parse("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");

    private static readonly Hash32 NoUncles =
        Hash32.Parse("0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347");

    private static readonly Hash32 NoRequests =
        Hash32.Parse("0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    // From the newest: one that is there brings all before it.
    private static readonly string[] Forks = ["osakaTime", "pragueTime", "cancunTime", "shanghaiTime"];

    /// <summary>The hash, or null where the file holds accounts, or lacks a field or has a wrong one.</summary>
    public static Hash32? HashOf(JsonObject genesis)
    {
        if (HeaderOf(genesis) is not { } header)
            return null;
        return HeaderBytes.Encode(header) is { } bytes ? Keccak.Hash(bytes) : null;
    }

    private static BlockHeader? HeaderOf(JsonObject genesis)
    {
        if (genesis["alloc"] is not JsonObject { Count: 0 } || genesis["config"] is not JsonObject config)
            return null;
        var (time, gasLimit) = (NumberOf(genesis["timestamp"]), NumberOf(genesis["gasLimit"]));
        var (difficulty, nonce) = (NumberOf(genesis["difficulty"]), NumberOf(genesis["nonce"]));
        var known = Hash32.TryParse(TextOf(genesis["mixHash"]), out var mix)
            & Hex.TryParse(TextOf(genesis["extraData"]), out var extra)
            & Address.TryParse(TextOf(genesis["coinbase"]), out var miner);
        if (!known || time is null || gasLimit is null || difficulty is null || nonce is null)
            return null;
        var fee = NumberOf(genesis["baseFeePerGas"]);
        var fork = Array.FindIndex(Forks, name => IsOn(config, name, time.Value));
        return new BlockHeader(
            0, Hash32.Zero, Hash32.Zero, time.Value, gasLimit.Value, 0, fee is null ? null : new BigInteger(fee.Value),
            EmptyTrie, EmptyTrie, EmptyTrie, new byte[BloomSize], miner, extra,
            RestOf(difficulty.Value, mix, nonce.Value, fork < 0 ? Forks.Length : fork));
    }

    private static HeaderRest RestOf(ulong difficulty, Hash32 mix, ulong nonce, int fork)
    {
        var (prague, cancun, shanghai) = (fork <= 1, fork <= 2, fork <= 3);
        return new HeaderRest(
            NoUncles,
            difficulty,
            mix,
            nonce,
            shanghai ? EmptyTrie : null,
            cancun ? 0 : null,
            cancun ? 0 : null,
            cancun ? Hash32.Zero : null,
            prague ? NoRequests : null);
    }

    /// <summary>Whether a fork by time is there in block 0.</summary>
    public static bool IsOn(JsonObject config, string fork, ulong time) =>
        NumberOf(config[fork]) is { } from && from <= time;

    /// <summary>A number as genesis files write it: plain, or in hexadecimal digits after 0x; else null.</summary>
    public static ulong? NumberOf(JsonNode? node)
    {
        if (node is not JsonValue value)
            return null;
        if (value.TryGetValue<ulong>(out var number))
            return number;
        if (TextOf(value) is not { } text)
            return null;
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : null;
        var style = digits is null ? NumberStyles.None : NumberStyles.AllowHexSpecifier;
        return ulong.TryParse(digits ?? text, style, CultureInfo.InvariantCulture, out number) ? number : null;
    }

    /// <summary>A text, or null.</summary>
    public static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
