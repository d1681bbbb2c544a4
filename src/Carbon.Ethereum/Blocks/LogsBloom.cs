namespace Carbon.Ethereum;

/// <summary>The filter of 2048 bits that a receipt and a header carry over their logs.</summary>
public static class LogsBloom
{
    /// <summary>Bytes of a filter.</summary>
    public const int Size = 256;

    private const int BitsPerKey = 3;

    /// <summary>Returns the filter over the addresses and topics of exactly these logs.</summary>
    public static byte[] Of(IEnumerable<LogEntry> logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        var bloom = new byte[Size];
        // A block repeats its addresses and many topics, and hashing is what this costs.
        var addresses = new HashSet<Address>();
        var topics = new HashSet<Hash32>();
        foreach (var log in logs)
        {
            if (addresses.Add(log.Address)) Add(bloom, log.Address.ToBytes());
            foreach (var topic in log.Topics.Where(topics.Add)) Add(bloom, topic.ToBytes());
        }

        return bloom;
    }

    private static void Add(byte[] bloom, byte[] key)
    {
        var hash = Keccak.Hash(key).ToBytes();
        for (var i = 0; i < 2 * BitsPerKey; i += 2)
        {
            var bit = ((hash[i] << 8) | hash[i + 1]) & ((8 * Size) - 1);
            bloom[Size - 1 - (bit / 8)] |= (byte)(1 << (bit % 8));
        }
    }
}
