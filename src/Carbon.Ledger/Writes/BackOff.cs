namespace Carbon.Ledger;

/// <summary>A rest that doubles while a loop fails, and is short again once it does not.</summary>
internal sealed class BackOff(TimeSpan usual, TimeSpan longest)
{
    private int _failures;

    public TimeSpan Rest => TimeSpan.FromTicks(Math.Min(usual.Ticks << _failures, longest.Ticks));

    public void Succeeded() => _failures = 0;

    public void Failed() => _failures = Math.Min(_failures + 1, 10);
}
