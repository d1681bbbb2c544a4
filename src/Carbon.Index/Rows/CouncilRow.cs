namespace Carbon.Index.Rows;

/// <summary>The council as it sits.</summary>
/// <param name="Members">Its members, by seat.</param>
/// <param name="Threshold">How many must approve an act.</param>
/// <param name="DelaySeconds">How long an approved act waits.</param>
/// <param name="FoundingClosed">Whether the founder gave up its power.</param>
/// <param name="Paused">Whether the register is paused, so that no member's command takes effect.</param>
public sealed record CouncilRow(
    IReadOnlyList<MemberId> Members,
    byte Threshold,
    ulong DelaySeconds,
    bool FoundingClosed,
    bool Paused);
