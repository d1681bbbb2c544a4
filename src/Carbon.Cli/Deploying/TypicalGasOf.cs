using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>
/// What the steps of a founding take in gas, as measured, to show before a chain can be asked: most steps can be
/// estimated only after those before them. What is signed for is always asked of the chain.
/// </summary>
internal static class TypicalGasOf
{
    /// <summary>Closing the founding.</summary>
    public const ulong Close = 30_000;

    private const ulong CreationBase = 60_000;
    private const ulong CreationByte = 217;
    private const ulong CouncilBase = 75_000;
    private const ulong CouncilSeat = 50_000;
    private const ulong OtherAct = 80_000;

    /// <summary>Creating a contract: its code is stored by the byte.</summary>
    public static ulong Creation(byte[] input) => CreationBase + (CreationByte * (ulong)input.Length);

    /// <summary>Naming a council of so many seats.</summary>
    public static ulong Council(int seats) => CouncilBase + (CouncilSeat * (ulong)seats);

    /// <summary>An act of the founder through the consortium.</summary>
    public static ulong Act(IContractCall call) => call switch
    {
        PoliciesContract.PublishPolicyCall => 400_000,
        PoliciesContract.PublishCalendarCall => 110_000,
        ConsortiumContract.AdmitMemberCall => 115_000,
        ConsortiumContract.AddKeyCall => 130_000,
        ConsortiumContract.SetDeskCall => 65_000,
        ConsortiumContract.SetOfficesCall => 75_000,
        _ => OtherAct,
    };
}
