using Google.Protobuf.WellKnownTypes;

namespace Carbon.Gateway.Reads;

/// <summary>The chain's seconds as protobuf has them.</summary>
internal static class Times
{
    private const ulong SecondsMax = 253_402_300_799;

    /// <summary>A time; one that no calendar holds is shown as its last second.</summary>
    public static Timestamp At(ulong seconds) => new() { Seconds = (long)Math.Min(seconds, SecondsMax) };

    /// <summary>A time, or unset for zero: the document names none.</summary>
    public static Timestamp? AtOrNone(ulong seconds) => seconds == 0 ? null : At(seconds);

    /// <summary>A time, or unset where it has not come.</summary>
    public static Timestamp? AtOrNone(ulong? seconds) => seconds is { } come ? At(come) : null;
}
