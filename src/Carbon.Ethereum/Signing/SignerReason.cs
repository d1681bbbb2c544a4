namespace Carbon.Ethereum;

/// <summary>The names under which signers refuse; they are part of the signer process's protocol.</summary>
public static class SignerReason
{
    /// <summary>The transaction is of another chain.</summary>
    public const string ChainNotAllowed = nameof(ChainNotAllowed);

    /// <summary>The receiver is not on the allow-list.</summary>
    public const string ContractNotAllowed = nameof(ContractNotAllowed);

    /// <summary>The receiver's function is not on the allow-list.</summary>
    public const string SelectorNotAllowed = nameof(SelectorNotAllowed);

    /// <summary>The transaction would create a contract.</summary>
    public const string CreationNotAllowed = nameof(CreationNotAllowed);

    /// <summary>The transaction announces storage slots, which no write does.</summary>
    public const string AccessListNotAllowed = nameof(AccessListNotAllowed);

    /// <summary>The transaction carries ether.</summary>
    public const string ValueNotZero = nameof(ValueNotZero);

    /// <summary>The gas limit is over the highest allowed.</summary>
    public const string GasOverMax = nameof(GasOverMax);

    /// <summary>The price of gas is over the highest allowed.</summary>
    public const string FeeOverMax = nameof(FeeOverMax);

    /// <summary>The signer has signed another command under this nonce.</summary>
    public const string NonceSigned = nameof(NonceSigned);

    /// <summary>Another connection holds the signer.</summary>
    public const string SignerInUse = nameof(SignerInUse);

    /// <summary>The line is no request, or one of an unknown method.</summary>
    public const string RequestUnreadable = nameof(RequestUnreadable);

    /// <summary>The line is longer than <see cref="SignerProtocol.LineBytesMax"/>.</summary>
    public const string LineTooLong = nameof(LineTooLong);

    /// <summary>The bytes are no unsigned transaction of a kind that is signed here.</summary>
    public const string TransactionUnreadable = nameof(TransactionUnreadable);

    /// <summary>The signer has no key of the address.</summary>
    public const string AccountMissing = nameof(AccountMissing);

    /// <summary>A foreign signer answered with an error of its own.</summary>
    public const string ErrorAnswered = nameof(ErrorAnswered);

    /// <summary>Another key signed, or another key is asked now.</summary>
    public const string SenderDiffers = nameof(SenderDiffers);

    /// <summary>A transaction of another kind was signed.</summary>
    public const string KindDiffers = nameof(KindDiffers);

    /// <summary>Another chain id was signed.</summary>
    public const string ChainIdDiffers = nameof(ChainIdDiffers);

    /// <summary>Another nonce was signed.</summary>
    public const string NonceDiffers = nameof(NonceDiffers);

    /// <summary>Another price of gas was signed.</summary>
    public const string FeeDiffers = nameof(FeeDiffers);

    /// <summary>Another gas limit was signed.</summary>
    public const string GasLimitDiffers = nameof(GasLimitDiffers);

    /// <summary>Another receiver was signed.</summary>
    public const string ReceiverDiffers = nameof(ReceiverDiffers);

    /// <summary>Another value was signed.</summary>
    public const string ValueDiffers = nameof(ValueDiffers);

    /// <summary>Another input was signed.</summary>
    public const string InputDiffers = nameof(InputDiffers);

    /// <summary>Another access list was signed.</summary>
    public const string AccessListDiffers = nameof(AccessListDiffers);
}
