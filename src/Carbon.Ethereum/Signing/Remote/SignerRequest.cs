namespace Carbon.Ethereum;

/// <summary>A line to a signer.</summary>
/// <param name="Id">A number of the asker's choice, above 0.</param>
/// <param name="Method"><c>address</c> or <c>sign</c>.</param>
public sealed record SignerRequest(long Id, string Method)
{
    /// <summary>The unsigned transaction as <c>0x</c> and hexadecimal digits; of <c>sign</c> alone.</summary>
    public string? Transaction { get; init; }
}
