namespace Carbon.Signer;

/// <summary>One contract of an allow-list.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Selectors">The functions that may be called, each as <c>0x</c> and eight digits.</param>
internal sealed record AllowedContract(string Address, IReadOnlyList<string> Selectors)
{
    /// <summary>What people call it; nothing rests on it.</summary>
    public string? Name { get; init; }
}

/// <summary>An allow-list as <c>carbon keys allow-list</c> writes it.</summary>
/// <param name="ChainId">The chain's id, above 0.</param>
/// <param name="Contracts">The contracts, each once.</param>
internal sealed record AllowedCalls(ulong ChainId, IReadOnlyList<AllowedContract> Contracts);
