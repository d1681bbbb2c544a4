namespace Carbon.Gateway.Writes;

/// <summary>
/// How long a call may still wait. The caller's deadline is read off the wall clock once, when the call begins; from
/// then on the time is counted by a clock that nobody sets.
/// </summary>
internal sealed class Patience(DateTime deadline, TimeProvider time)
{
    // Kept back from the caller's deadline, so that the pending operation still reaches it.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(500);

    private readonly TimeSpan _whole = deadline - time.GetUtcNow().UtcDateTime;
    private readonly long _began = time.GetTimestamp();

    /// <summary>What is left for waiting: 0 up to the longest wait.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = _whole - time.GetElapsedTime(_began);
            var kept = left < 2 * AnswerTime ? left / 2 : left - AnswerTime;
            return kept < TimeSpan.Zero ? TimeSpan.Zero : kept > Limits.LongestWait ? Limits.LongestWait : kept;
        }
    }
}
