using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Chain;

namespace Carbon.Ledger;

/// <summary>Turns whole blocks into what the register sees of them, from a node and from an archive alike.</summary>
public static class BlockDecoding
{
    /// <summary>The block with the events that the register's contracts logged in it.</summary>
    /// <exception cref="UnreadableEventException">As <see cref="EventDecoding"/> says.</exception>
    /// <exception cref="RlpFormatException">A receipt is malformed, so the block was not checked.</exception>
    public static RegistryBlock Decode(SealedBlock block, Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(block);
        var header = block.Header;
        return new RegistryBlock(
            PointOf(header),
            Fact.Digest(header.ParentHash),
            header.Timestamp,
            EventDecoding.Decode(block.Logs(), deployment));
    }

    /// <summary>Height and hash of a header.</summary>
    public static BlockPoint PointOf(BlockHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new BlockPoint(header.Number, Fact.Digest(header.Hash));
    }
}
