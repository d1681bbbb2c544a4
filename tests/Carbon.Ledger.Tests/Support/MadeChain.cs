using System.Net;
using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>
/// A node of a chain that never ran: its blocks are made when they are asked for, and their hashes, roots and filters
/// hold together as those of a real one. A block with logs is of one transaction.
/// </summary>
internal sealed class MadeChain : HttpMessageHandler
{
    private const ulong FirstTime = 1_790_000_000;

    private static readonly string[] Methods =
        ["eth_chainId", "eth_blockNumber", "eth_getCode", "eth_getBlockByNumber", "eth_getBlockReceipts"];

    private readonly Func<ulong, IReadOnlyList<MadeLog>> _logs;
    private readonly Hash32[] _hashes;
    private readonly HttpClient _http;
    private long _lowest = long.MaxValue;

    /// <summary>Up to a height, with what each block logs; the same height must always log the same.</summary>
    public MadeChain(ulong head, Func<ulong, IReadOnlyList<MadeLog>> logs)
    {
        _logs = logs;
        _http = new HttpClient(this, disposeHandler: false);
        _hashes = new Hash32[head + 1];
        for (var height = 0UL; height <= head; height++)
            _hashes[height] = Keccak.Hash(HeaderBytes.Encode(Header(height))!);
        var places = Enumerable.Range(1, 13).Select(AddressOf).ToArray();
        var code = Keccak.Hash([.. places.SelectMany(_ => Keccak.Hash([0]).ToBytes())]);
        Deployment = new Deployment(
            1, _hashes[0], 1, places[0], places[1], places[2], places[3], places[4], places[5], places[6], places[7],
            places[8], places[9], places[10], places[11], places[12], code);
    }

    public static Address Consortium { get; } = AddressOf(1);

    /// <summary>A contract that is none of the register's.</summary>
    public static Address Stranger { get; } = AddressOf(99);

    public Deployment Deployment { get; }

    public RpcClient Client => new(_http, new RpcSettings(new Uri("http://made.invalid")), TimeProvider.System);

    public ulong Head => (ulong)_hashes.Length - 1;

    /// <summary>The lowest block above the first that was asked for since this was last set.</summary>
    public ulong Lowest
    {
        get => (ulong)Interlocked.Read(ref _lowest);
        set => Interlocked.Exchange(ref _lowest, (long)value);
    }

    public static Hash32 TransactionOf(ulong height) => Keccak.Hash([7, .. BitConverter.GetBytes(height)]);

    public Hash32 HashAt(ulong height) => _hashes[height];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var method = (string)asked["method"]!;
        var reply = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = asked["id"]!.DeepClone() };
        if (Methods.Contains(method)) reply["result"] = Answer(method, asked["params"]!.AsArray().FirstOrDefault());
        else reply["error"] = new JsonObject { ["code"] = -32601, ["message"] = $"{method} is not made" };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(reply.ToJsonString()) };
    }

    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }

    private static Address AddressOf(int number) =>
        new([.. new byte[Address.Size - 1], (byte)number]);

    private JsonNode? Answer(string method, JsonNode? first) => method switch
    {
        "eth_chainId" => "0x1",
        "eth_blockNumber" => Quantity.Format(Head),
        "eth_getCode" => "0x00",
        "eth_getBlockByNumber" => Block((string)first!),
        "eth_getBlockReceipts" => new JsonArray(Receipt((ulong)Array.IndexOf(_hashes, Hash32.Parse((string)first!)))),
        _ => throw new InvalidOperationException($"{method} is not made."),
    };

    private JsonObject? Block(string tag) => tag switch
    {
        "latest" => Block(Head),
        "finalized" or "safe" => null,
        _ => Block(Quantity.ParseUInt64(tag)),
    };

    private JsonObject? Block(ulong height)
    {
        if (height > Head) return null;
        if (height is not 0 && height != Head && height < Lowest) Lowest = height;
        var header = Header(height);
        var block = new JsonObject
        {
            ["number"] = Quantity.Format(height),
            ["hash"] = _hashes[height].ToString(),
            ["parentHash"] = header.ParentHash.ToString(),
            ["timestamp"] = Quantity.Format(header.Timestamp),
            ["gasLimit"] = Quantity.Format(header.GasLimit),
            ["gasUsed"] = Quantity.Format(header.GasUsed),
            ["receiptsRoot"] = header.ReceiptsRoot.ToString(),
            ["logsBloom"] = Hex.Format(header.LogsBloom),
            ["miner"] = header.Miner.ToString(),
            ["extraData"] = "0x",
            ["difficulty"] = "0x0",
            ["nonce"] = "0x0000000000000000",
            ["transactions"] = new JsonArray([.. Transactions(height)]),
        };
        foreach (var name in new[] { "stateRoot", "transactionsRoot", "sha3Uncles", "mixHash" })
            block[name] = Hash32.Zero.ToString();
        return block;
    }

    private IEnumerable<JsonNode> Transactions(ulong height) =>
        _logs(height).Count == 0 ? [] : [JsonValue.Create(TransactionOf(height).ToString())];

    private BlockHeader Header(ulong height)
    {
        var logs = Logs(height);
        var root = logs.Count == 0
            ? OrderedTrie.Root([])
            : OrderedTrie.Root([ReceiptBytes.Encode(new Receipt(
                TransactionOf(height), 0, default, height, default, null, null, true, 0, 0, null, 0,
                LogsBloom.Of(logs), logs))]);
        return new BlockHeader(
            height, _hashes[height], height == 0 ? default : _hashes[height - 1], FirstTime + height, 30_000_000, 0,
            null, default, default, root, LogsBloom.Of(logs), default, [],
            new HeaderRest(default, 0, default, 0, null, null, null, null, null));
    }

    private List<LogEntry> Logs(ulong height) =>
    [
        .. _logs(height).Select((log, at) => new LogEntry(
            log.By, log.Topics, log.Body, height, _hashes[height], TransactionOf(height), 0, (uint)at, false)),
    ];

    private JsonObject Receipt(ulong height)
    {
        var logs = Logs(height);
        return new JsonObject
        {
            ["transactionHash"] = TransactionOf(height).ToString(),
            ["transactionIndex"] = "0x0",
            ["blockHash"] = _hashes[height].ToString(),
            ["blockNumber"] = Quantity.Format(height),
            ["from"] = Address.Zero.ToString(),
            ["status"] = "0x1",
            ["gasUsed"] = "0x0",
            ["cumulativeGasUsed"] = "0x0",
            ["logsBloom"] = Hex.Format(LogsBloom.Of(logs)),
            ["logs"] = new JsonArray([.. logs.Select(Log)]),
        };
    }

    private static JsonObject Log(LogEntry log) => new()
    {
        ["address"] = log.Address.ToString(),
        ["topics"] = new JsonArray([.. log.Topics.Select(topic => JsonValue.Create(topic.ToString()))]),
        ["data"] = Hex.Format(log.Body),
        ["blockNumber"] = Quantity.Format(log.BlockNumber),
        ["blockHash"] = log.BlockHash.ToString(),
        ["transactionHash"] = log.TransactionHash.ToString(),
        ["transactionIndex"] = "0x0",
        ["logIndex"] = Quantity.Format(log.LogIndex),
        ["removed"] = false,
    };
}
