namespace Carbon.Gateway;

/// <summary>What one request may cost.</summary>
internal static class Limits
{
    /// <summary>The longest a write waits for the chain.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>The time a call has whose caller names no deadline.</summary>
    public static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);

    /// <summary>How long a read waits for the height that it asks for.</summary>
    public static readonly TimeSpan HeightWait = TimeSpan.FromSeconds(2);

    /// <summary>How long calls under way may go on while the node stops.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(3);

    /// <summary>The largest message of a member's caller, in bytes: 64 applicants and 64 parcels take 8 KiB.</summary>
    public const int MemberMessageBytes = 64 * 1024;

    /// <summary>The largest message of the public, in bytes: a number and a page token.</summary>
    public const int PublicMessageBytes = 4 * 1024;

    /// <summary>Page size of a list that names none.</summary>
    public const int PageSize = 50;

    /// <summary>The largest page.</summary>
    public const int PageSizeMax = 1000;

    /// <summary>The largest page of the public.</summary>
    public const int PublicPageSizeMax = 200;

    /// <summary>Entries of a history that the page shows.</summary>
    public const int PageHistory = 200;

    /// <summary>Blocks behind the head from which the page says that it is out of date.</summary>
    public const ulong StaleBlocks = 3;
}
