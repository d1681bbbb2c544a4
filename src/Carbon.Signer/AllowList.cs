using System.Buffers.Binary;
using System.Numerics;
using Carbon.Ethereum;

namespace Carbon.Signer;

/// <summary>What is signed. All else is refused by name.</summary>
internal sealed class AllowList
{
    private readonly Dictionary<Address, HashSet<uint>> _selectors = [];
    private readonly ulong _gasLimitMax;
    private readonly BigInteger _feePerGasMax;

    private AllowList(ulong chainId, SignerSettings settings)
    {
        ChainId = chainId;
        _gasLimitMax = settings.GasLimitMax;
        _feePerGasMax = settings.MaxFeePerGas;
    }

    /// <summary>The only chain.</summary>
    public ulong ChainId { get; }

    /// <summary>How many contracts may be called.</summary>
    public int Contracts => _selectors.Count;

    /// <summary>Reads the list that the settings name.</summary>
    /// <exception cref="StartRefusedException">It cannot be read, or an entry does not fit.</exception>
    public static AllowList Read(SignerSettings settings)
    {
        var calls = JsonFile.Read<AllowedCalls>(settings.AllowList, "allow-list");
        var list = new AllowList(calls.ChainId, settings);
        foreach (var contract in calls.Contracts)
        {
            if (contract is null) throw Wrong(settings, "an entry is empty");
            if (!Address.TryParse(contract.Address, out var address) || address == Address.Zero)
                throw Wrong(settings, $"{contract.Address} is no contract's address");
            if (!list._selectors.TryAdd(address, [.. contract.Selectors.Select(text => Selector(settings, text))]))
                throw Wrong(settings, $"{address} is named twice");
            if (contract.Selectors.Count == 0)
                throw Wrong(settings, $"{address} has no selectors");
        }

        if (calls.ChainId == 0 || calls.Contracts.Count == 0)
            throw Wrong(settings, "it names no chain or no contracts");
        return list;
    }

    /// <summary>Why the transaction is not signed, or null where it may be.</summary>
    public (string Reason, string Text)? Refusal(Transaction transaction)
    {
        if (transaction.ChainId != ChainId)
            return (SignerReason.ChainNotAllowed, $"Chain {transaction.ChainId} is not chain {ChainId}.");
        if (!transaction.Value.IsZero)
            return (SignerReason.ValueNotZero, "The transaction carries ether.");
        if (transaction.To is not { } to)
            return (SignerReason.CreationNotAllowed, "The transaction creates a contract.");
        if (!_selectors.TryGetValue(to, out var selectors))
            return (SignerReason.ContractNotAllowed, $"{to} is not on the allow-list.");
        if (transaction.Input.Length < sizeof(uint) || !selectors.Contains(SelectorOf(transaction)))
            return (SignerReason.SelectorNotAllowed, $"This function of {to} is not on the allow-list.");
        if (transaction.GasLimit > _gasLimitMax)
            return (SignerReason.GasOverMax, $"A gas limit of {transaction.GasLimit} is over {_gasLimitMax}.");
        if (transaction.FeePerGasMax > _feePerGasMax)
            return (SignerReason.FeeOverMax, $"{transaction.FeePerGasMax} wei for gas is over {_feePerGasMax}.");
        return transaction is DynamicFeeTransaction { AccessList.Count: > 0 }
            ? (SignerReason.AccessListNotAllowed, "The transaction announces storage slots.")
            : null;
    }

    private static uint SelectorOf(Transaction transaction) => BinaryPrimitives.ReadUInt32BigEndian(transaction.Input);

    private static uint Selector(SignerSettings settings, string text) =>
        Hex.TryParse(text, out var bytes) && bytes.Length == sizeof(uint)
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : throw Wrong(settings, $"{text} is no selector");

    private static StartRefusedException Wrong(SignerSettings settings, string fault) =>
        new($"{settings.AllowList} is no allow-list: {fault}.");
}
