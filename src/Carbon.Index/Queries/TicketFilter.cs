namespace Carbon.Index.Queries;

/// <summary>Which tickets are asked for; what is left out is not looked at.</summary>
public sealed record TicketFilter
{
    /// <summary>GB/T 2260 code, or zero.</summary>
    public uint Division { get; init; }

    /// <summary>What they stand for, or None.</summary>
    public Kind Kind { get; init; }

    /// <summary>How they stand, or None.</summary>
    public TicketState State { get; init; }

    /// <summary>The lot that they are of.</summary>
    public RegisterNumber? Lot { get; init; }

    /// <summary>The root that they descend from by splits; a root is its own.</summary>
    public RegisterNumber? Root { get; init; }

    /// <summary>A parcel of their lot.</summary>
    public Digest? Parcel { get; init; }

    /// <summary>One of their owners; of an ended ticket, one of the last.</summary>
    public PersonId? Holder { get; init; }

    /// <summary>Whose lien in force lies on the number itself.</summary>
    public MemberId? LienOwner { get; init; }

    /// <summary>Made at this time or later, in seconds since 1970.</summary>
    public ulong IssuedFrom { get; init; }

    /// <summary>Made before this time, in seconds since 1970.</summary>
    public ulong IssuedBefore { get; init; } = ulong.MaxValue;

    /// <summary>In which order they come.</summary>
    public TicketOrder Order { get; init; }

    /// <summary>
    /// Whether an index serves the order that is asked for: by holder, parcel or lien's owner that is by number.
    /// </summary>
    public bool IsServed => !ByTime || (Holder, Parcel, LienOwner) is (null, null, null);

    internal bool ByTime => Order == TicketOrder.IssueTime;

    /// <summary>Every number that the filter may fit: above the first, up to the last.</summary>
    internal (ulong Above, ulong Last) Numbers
    {
        get
        {
            if (Division == 0)
                return (0, ulong.MaxValue);
            var (first, bits) = Kind == Kind.None
                ? ((ulong)Division << 44, 44)
                : (((ulong)Division << 44) | ((ulong)Registry.KindNames.SeriesOf(Kind) << 40), 40);
            return (first - 1, first + ((1UL << bits) - 1));
        }
    }
}
