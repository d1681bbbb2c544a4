using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>One transaction of a founding. Its place in the plan is its nonce, so it can happen once at most.</summary>
/// <param name="Nonce">The founder's nonce, from 0.</param>
/// <param name="What">What it does, in a few words.</param>
/// <param name="Wave">
/// Its gas can be estimated once all steps of the waves before are on the chain, whatever became of its own wave.
/// </param>
/// <param name="To">The contract that is called, or null where one is created.</param>
/// <param name="Input">What is sent.</param>
/// <param name="TypicalGas">About what it takes, in units, before the chain can tell.</param>
internal sealed record FoundingStep(
    ulong Nonce, string What, int Wave, Address? To, byte[] Input, ulong TypicalGas)
{
    /// <summary>Whether a transaction of these contents is this step.</summary>
    public bool Is(Address? to, byte[] input) => To == to && Input.AsSpan().SequenceEqual(input);
}
