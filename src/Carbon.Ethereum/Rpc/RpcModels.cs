using System.Buffers.Binary;
using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>Turns a node's JSON objects into records.</summary>
internal static class RpcModels
{
    private const int BloomSize = 256;
    private const int MaxTopics = 4;

    public static Block Block(JsonElement element)
    {
        var reader = new RpcReader(element);
        var header = new BlockHeader(
            reader.UInt64("number"),
            reader.Hash("hash"),
            reader.Hash("parentHash"),
            reader.UInt64("timestamp"),
            reader.UInt64("gasLimit"),
            reader.UInt64("gasUsed"),
            reader.OptionalInteger("baseFeePerGas"),
            reader.Hash("stateRoot"),
            reader.Hash("transactionsRoot"),
            reader.Hash("receiptsRoot"),
            Bloom(reader),
            reader.Address("miner"),
            reader.Bytes("extraData"),
            Rest(reader));
        var transactions = new List<Hash32>();
        foreach (var item in reader.Array("transactions"))
            transactions.Add(RpcReader.Read("transactions", item, Hash32.Parse));
        return new Block(header, transactions);
    }

    // Engines of other kinds of consensus leave some of these out; their headers cannot be hashed again.
    private static HeaderRest? Rest(RpcReader reader)
    {
        if (!reader.Has("sha3Uncles") || !reader.Has("difficulty") || !reader.Has("mixHash") || !reader.Has("nonce"))
            return null;
        return new HeaderRest(
            reader.Hash("sha3Uncles"),
            reader.Integer("difficulty"),
            reader.Hash("mixHash"),
            Nonce(reader),
            reader.OptionalHash("withdrawalsRoot"),
            reader.OptionalUInt64("blobGasUsed"),
            reader.OptionalUInt64("excessBlobGas"),
            reader.OptionalHash("parentBeaconBlockRoot"),
            reader.OptionalHash("requestsHash"));
    }

    // Eight bytes, not a quantity: zeros in front stay.
    private static ulong Nonce(RpcReader reader)
    {
        var bytes = reader.Bytes("nonce");
        return bytes.Length == sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64BigEndian(bytes)
            : throw new RpcUnavailableException("A header's nonce has eight bytes.");
    }

    public static Receipt Receipt(JsonElement element)
    {
        var reader = new RpcReader(element);
        var status = reader.UInt64("status");
        if (status > 1) throw new RpcUnavailableException("The receipt's status is neither 0 nor 1.");
        return new Receipt(
            reader.Hash("transactionHash"),
            reader.UInt32("transactionIndex"),
            reader.Hash("blockHash"),
            reader.UInt64("blockNumber"),
            reader.Address("from"),
            reader.OptionalAddress("to"),
            reader.OptionalAddress("contractAddress"),
            status == 1,
            reader.UInt64("gasUsed"),
            reader.UInt64("cumulativeGasUsed"),
            reader.OptionalInteger("effectiveGasPrice"),
            TransactionType(reader),
            Bloom(reader),
            Logs(reader.Element("logs")));
    }

    public static IReadOnlyList<LogEntry> Logs(JsonElement element)
    {
        var logs = new List<LogEntry>();
        foreach (var item in RpcReader.Items(element)) logs.Add(Log(item));
        return logs;
    }

    public static ChainTransaction Transaction(JsonElement element)
    {
        var reader = new RpcReader(element);

        // geth 1.8 gives a pending transaction a block hash of zeros beside a null number.
        var mined = reader.Has("blockNumber");
        return new ChainTransaction(
            reader.Hash("hash"),
            reader.Address("from"),
            reader.OptionalAddress("to"),
            reader.UInt64("nonce"),
            reader.UInt64("gas"),
            reader.Integer("value"),
            reader.Bytes("input"),
            mined ? reader.Hash("blockHash") : null,
            mined ? reader.UInt64("blockNumber") : null);
    }

    private static LogEntry Log(JsonElement element)
    {
        var reader = new RpcReader(element);
        var topics = new List<Hash32>(MaxTopics);
        foreach (var topic in reader.Array("topics")) topics.Add(RpcReader.Read("topics", topic, Hash32.Parse));
        if (topics.Count > MaxTopics) throw new RpcUnavailableException("A log has at most four topics.");
        return new LogEntry(
            reader.Address("address"),
            topics,
            reader.Bytes("data"),
            reader.UInt64("blockNumber"),
            reader.Hash("blockHash"),
            reader.Hash("transactionHash"),
            reader.UInt32("transactionIndex"),
            reader.UInt32("logIndex"),
            reader.Flag("removed"));
    }

    // Engines older than typed transactions leave the type out.
    private static byte TransactionType(RpcReader reader)
    {
        if (!reader.Has("type")) return 0;
        var type = reader.UInt64("type");
        return type < 0x80 ? (byte)type : throw new RpcUnavailableException("The transaction type is too large.");
    }

    private static byte[] Bloom(RpcReader reader)
    {
        var bloom = reader.Bytes("logsBloom");
        return bloom.Length == BloomSize ? bloom : throw new RpcUnavailableException("A bloom filter has 256 bytes.");
    }
}
