using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Carbon.Survival.Tests;

/// <summary>What a node does wrong, by the dice.</summary>
internal sealed class Faults(Dice dice)
{
    private const int Sides = 40;
    private const int BehindMax = 3;

    // Every text that some engine says to bytes it may have taken.
    private static readonly (int Code, string Message)[] SendErrors =
    [
        (-32000, "already known"), (-32000, "Known transaction"), (-32000, "nonce too low"), (-32001, "Nonce too low"),
        (-32000, "replacement transaction underpriced"), (-32603, "Internal error"), (-32005, "Request limit exceeded"),
        (10001, "transaction executed with status revert"),
    ];

    private readonly ConcurrentDictionary<ulong, Hash32> _sent = new();

    /// <summary>Strikes while true.</summary>
    public bool Strikes { get; set; } = true;

    /// <summary>Which transaction was sent with each nonce; another one with the same nonce fails the run.</summary>
    public IReadOnlyDictionary<ulong, Hash32> Sent => _sent;

    /// <summary>A nonce that was sent with two transactions, or null.</summary>
    public ulong? Doubled { get; private set; }

    /// <summary>What happens to one request.</summary>
    public async Task<JsonNode?> StrikeAsync(JsonObject request, Func<Task<JsonNode?>> forward)
    {
        var isSend = (string?)request["method"] == "eth_sendRawTransaction";
        if (isSend) Remember((string)request["params"]![0]!);
        if (!Strikes) return await forward();
        switch (dice.Below(Sides))
        {
            case 0:
                return null;
            case 1:
                await forward();
                return null;
            case 2 when isSend:
                await forward();
                return SendError(request);
            case 3 when isSend:
                return SendError(request);
            case 4 when isSend:
                return await WithOtherHashAsync(forward);
            case 5:
                return FakeNode.Error(request, -32603, "some words");
            case 6:
                return JsonValue.Create("not a reply");
            case 7:
                await dice.PauseAsync();
                return await forward();
            case 8:
                LookBack(request);
                return await forward();
            default:
                return await forward();
        }
    }

    private void Remember(string bytes)
    {
        var sent = SignedTransaction.Decode(Hex.Parse(bytes));
        if (_sent.GetOrAdd(sent.Transaction.Nonce, sent.Hash) != sent.Hash) Doubled = sent.Transaction.Nonce;
    }

    private JsonObject SendError(JsonObject request)
    {
        var (code, message) = SendErrors[dice.Below(SendErrors.Length)];
        return FakeNode.Error(request, code, message);
    }

    private static async Task<JsonNode?> WithOtherHashAsync(Func<Task<JsonNode?>> forward)
    {
        var reply = await forward();
        if (reply?["result"] is not null) reply["result"] = Some.Hash().ToString();
        return reply;
    }

    // A node that lags: it counts the key's transactions some blocks ago.
    private void LookBack(JsonObject request)
    {
        if ((string?)request["method"] != "eth_getTransactionCount" || (string?)request["params"]![1] != "latest")
            return;
        if (dice.Head is { } head && head > BehindMax)
            request["params"]![1] = $"0x{head - (ulong)dice.Below(BehindMax) - 1:x}";
    }
}
