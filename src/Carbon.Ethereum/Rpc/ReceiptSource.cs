namespace Carbon.Ethereum;

/// <summary>How an engine gives the receipts of a block.</summary>
public enum ReceiptSource
{
    /// <summary>Each by the hash of its transaction.</summary>
    OneByOne = 0,

    /// <summary>All at once, by eth_getBlockReceipts and the block's hash.</summary>
    ByBlock = 1,
}
