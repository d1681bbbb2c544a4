using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>A block's bloom filter, which never denies a log that is there.</summary>
internal static class AddressBloom
{
    private const int BloomBytes = 256;

    /// <summary>Whether the block may hold a log of one of the addresses; false is certain.</summary>
    public static bool MayHold(byte[] bloom, IEnumerable<Hash32> addressHashes) =>
        bloom.Length != BloomBytes || addressHashes.Any(hash => Has(bloom, hash.ToBytes()));

    public static Hash32 HashOf(Address address) => Keccak.Hash(address.ToBytes());

    private static bool Has(byte[] bloom, byte[] hash)
    {
        for (var i = 0; i < 6; i += 2)
        {
            var bit = ((hash[i] << 8) | hash[i + 1]) & 2047;
            if ((bloom[BloomBytes - 1 - (bit / 8)] & (1 << (bit % 8))) == 0) return false;
        }

        return true;
    }
}
