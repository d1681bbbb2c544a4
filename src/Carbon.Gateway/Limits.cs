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

    /// <summary>How long a stream of events says nothing at most.</summary>
    public static readonly TimeSpan WatchHeartbeat = TimeSpan.FromSeconds(5);

    /// <summary>How long a reader of a stream may leave one message lying.</summary>
    public static readonly TimeSpan WatchWrite = TimeSpan.FromSeconds(4);

    /// <summary>How long a reader that was too slow may then take to read on and hear of it.</summary>
    public static readonly TimeSpan WatchGrace = TimeSpan.FromSeconds(20);

    /// <summary>Events that a stream reads from the index at once.</summary>
    public const int WatchPage = 100;

    /// <summary>Tickets that one message of a stream names.</summary>
    public const int WatchTickets = 64;

    /// <summary>Streams of events of one caller of a member, and of all of them.</summary>
    public const int CallerStreams = 16, MemberStreams = 128;

    /// <summary>Streams of events of one visitor, and of all of them.</summary>
    public const int VisitorStreams = 4, PublicStreams = 16;

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
