using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

public sealed class ReadAheadTests : IAsyncLifetime
{
    private const ulong Head = 1_000;
    private const string EmptyRoot = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

    private readonly ConcurrentDictionary<ulong, int> _asked = [];
    private FakeNode _node = null!;
    private BlockReader _reader = null!;
    private byte _branch;

    public async Task InitializeAsync()
    {
        _node = await FakeNode.StartAsync(new Uri("http://127.0.0.1:1"));
        _node.Fault = (request, _) => Task.FromResult<JsonNode?>(Answer(request));
        _reader = new BlockReader(
            new EthereumClient(_node.Client), provesHashes: false, ReceiptSource.OneByOne);
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task Asks_for_the_next_blocks_while_the_last_are_used()
    {
        var ahead = new ReadAhead(8);
        var blocks = await ahead.ReadAsync(_reader, 1, Head, default);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], blocks.Select(block => (int)block.Header.Number));
        await Until.TrueAsync(() => Enumerable.Range(9, 8).All(at => _asked.ContainsKey((ulong)at)), "asked ahead");

        var next = await ahead.ReadAsync(_reader, 9, Head, default);
        Assert.Equal(9ul, next[0].Header.Number);
        Assert.Equal(1, _asked[9]);
    }

    [Fact]
    public async Task Asks_anew_where_other_blocks_are_wanted_than_those_read_ahead()
    {
        var ahead = new ReadAhead(8);
        await ahead.ReadAsync(_reader, 1, Head, default);
        await Until.TrueAsync(() => _asked.ContainsKey(16), "asked ahead");
        _branch = 1;

        var again = await ahead.ReadAsync(_reader, 5, Head, default);
        Assert.Equal(HashOf(5), again[0].Header.Hash);
        Assert.Equal(2, _asked[5]);
    }

    [Fact]
    public async Task Uses_nothing_read_ahead_that_the_node_no_longer_has()
    {
        var ahead = new ReadAhead(8);
        await ahead.ReadAsync(_reader, 1, Head, default);
        await Until.TrueAsync(() => _asked.ContainsKey(16), "asked ahead");
        _branch = 1;

        var shorter = await ahead.ReadAsync(_reader, 9, 12, default);
        Assert.Equal([9, 10, 11, 12], shorter.Select(block => (int)block.Header.Number));
        Assert.All(shorter, block => Assert.Equal(HashOf(block.Header.Number), block.Header.Hash));
    }

    [Fact]
    public async Task Reads_nothing_beyond_the_head()
    {
        var ahead = new ReadAhead(8);
        var first = await ahead.ReadAsync(_reader, 1, 10, default);
        var last = await ahead.ReadAsync(_reader, 9, 10, default);

        Assert.Equal((8, 2), (first.Count, last.Count));
        Assert.Equal(10, _asked.Count);
    }

    [Fact]
    public async Task Asks_for_less_after_a_failure_and_for_more_again_with_each_answer()
    {
        var ahead = new ReadAhead(8);
        ahead.Fail();
        ahead.Fail();
        var counts = new List<int>();
        var first = 1ul;
        for (var i = 0; i < 4; i++)
        {
            var blocks = await ahead.ReadAsync(_reader, first, Head, default);
            counts.Add(blocks.Count);
            first += (ulong)blocks.Count;
        }

        Assert.Equal([2, 4, 8, 8], counts);
    }

    private JsonObject Answer(JsonObject request)
    {
        var number = ulong.Parse(((string)request["params"]![0]!)[2..], NumberStyles.HexNumber, null);
        _asked.AddOrUpdate(number, 1, (_, count) => count + 1);
        return new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = request["id"]!.DeepClone(),
            ["result"] = new JsonObject
            {
                ["number"] = $"0x{number:x}",
                ["hash"] = HashOf(number).ToString(),
                ["parentHash"] = HashOf(number - 1).ToString(),
                ["timestamp"] = $"0x{number:x}",
                ["gasLimit"] = "0x5f5e100",
                ["gasUsed"] = "0x0",
                ["stateRoot"] = Hash32.Zero.ToString(),
                ["transactionsRoot"] = EmptyRoot,
                ["receiptsRoot"] = EmptyRoot,
                ["logsBloom"] = Hex.Format(new byte[256]),
                ["miner"] = Address.Zero.ToString(),
                ["extraData"] = "0x",
                ["transactions"] = new JsonArray(),
            },
        };
    }

    private Hash32 HashOf(ulong number) => Keccak.Hash($"{_branch} {number}");
}
