using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Genesis;

/// <summary>
/// What QBFT keeps in the extra data of block 0: thirty-two bytes without meaning, the first validators, no vote, round
/// zero, no seals.
/// </summary>
/// <param name="Validators">In the order of the bytes.</param>
internal sealed record QbftExtra(IReadOnlyList<Address> Validators)
{
    private const int VanitySize = 32;

    /// <summary>The bytes with the validators in the order of the list.</summary>
    public byte[] Encode() => Rlp.Encode(RlpItem.List(
        RlpItem.Of(new byte[VanitySize]),
        RlpItem.List([.. Validators.Select(validator => RlpItem.Of(validator.ToBytes()))]),
        RlpItem.List(),
        RlpItem.Of([]),
        RlpItem.List()));

    /// <summary>Reads the bytes of a block 0; null where they are anything else, even of a later block.</summary>
    public static QbftExtra? TryDecode(byte[] bytes)
    {
        try
        {
            var parts = Rlp.Decode(bytes).Items;
            if (parts.Count != 5 || parts[0].Bytes.Length != VanitySize)
                return null;
            var validators = parts[1].Items.Select(item => item.Bytes).ToList();
            if (validators.Exists(validator => validator.Length != Address.Size))
                return null;
            var isFirst = parts[2].Items.Count == 0 && parts[3].Bytes.Length == 0 && parts[4].Items.Count == 0;
            return isFirst ? new QbftExtra([.. validators.Select(validator => new Address(validator))]) : null;
        }
        catch (RlpFormatException)
        {
            // Extra data may be any bytes; these are none of QBFT.
            return null;
        }
    }
}
