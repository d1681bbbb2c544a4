using Carbon.Ethereum;

namespace Carbon.Cli.Validators;

/// <summary>
/// How an engine tells who seals its blocks. Each throws RpcException where the engine has no such word, and
/// RpcUnavailableException where it gives no usable answer.
/// </summary>
internal interface IValidatorEngine
{
    /// <summary>The name of its consensus.</summary>
    string Name { get; }

    /// <summary>Who may seal, as of its newest block.</summary>
    Task<IReadOnlyList<Address>> ValidatorsAsync(CancellationToken cancel);

    /// <summary>Who sealed the block of a height, or null where it does not tell.</summary>
    Task<Address?> SealerOfAsync(ulong height, CancellationToken cancel);
}
