namespace Carbon.Ledger.Tests;

/// <summary>The system's time with a wall clock that somebody sets; what was measured goes on undisturbed.</summary>
internal sealed class JumpingTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
