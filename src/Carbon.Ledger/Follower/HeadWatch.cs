using System.Globalization;

namespace Carbon.Ledger;

/// <summary>
/// Notices a head that stands still, and a follower that stands still below it: stopping without a word is worse than
/// stopping.
/// </summary>
internal sealed class HeadWatch(TimeSpan patience, TimeProvider time)
{
    private Seen _seen = new(null, time.GetTimestamp(), null, time.GetTimestamp());

    /// <summary>What stands still and since when, or null. Any thread may ask.</summary>
    public string? Complaint
    {
        get
        {
            var seen = Volatile.Read(ref _seen);
            if (patience == TimeSpan.Zero || seen.Head is not { } head) return null;
            var (taking, moving) = (time.GetElapsedTime(seen.TipSince), time.GetElapsedTime(seen.HeadSince));
            if (seen.Tip is not { } tip || tip < head)
                return taking < patience ? null : Say($"Nothing was taken for {taking.TotalSeconds:0} s below {head}.");
            return moving < patience ? null : Say($"The chain has stood at {head} for {moving.TotalSeconds:0} s.");
        }
    }

    public void See(ulong head, ulong? tip)
    {
        var (now, last) = (time.GetTimestamp(), _seen);
        Volatile.Write(ref _seen, new Seen(
            head, last.Head == head ? last.HeadSince : now, tip, last.Tip == tip ? last.TipSince : now));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Seen(ulong? Head, long HeadSince, ulong? Tip, long TipSince);
}
