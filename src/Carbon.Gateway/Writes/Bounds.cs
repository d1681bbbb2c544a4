namespace Carbon.Gateway.Writes;

/// <summary>The largest lists, texts and figures that the chain takes, as its Limits.sol has them.</summary>
internal static class Bounds
{
    /// <summary>Co-owners of a ticket, or applicants.</summary>
    public const int OwnersMax = 64;

    /// <summary>Parcels of an application.</summary>
    public const int ParcelsMax = 64;

    /// <summary>Papers of an application.</summary>
    public const int PapersMax = 16;

    /// <summary>Tickets of one pledge or offset.</summary>
    public const int ItemsMax = 16;

    /// <summary>New numbers of one split.</summary>
    public const int SplitMax = 16;

    /// <summary>Tickets of one merger.</summary>
    public const int MergeMax = 16;

    /// <summary>Liens released at once.</summary>
    public const int ReleasesMax = 32;

    /// <summary>A court's own freezes that a ruling names, and as many later ones.</summary>
    public const int PassageMax = 16;

    /// <summary>A court's freezes of owners that a ruling names.</summary>
    public const int PersonFreezesMax = 64;

    /// <summary>Bytes of a public text.</summary>
    public const int TextBytesMax = 120;

    /// <summary>The largest amount, in base units.</summary>
    public const ulong AmountMax = 10_000_000_000_000_000;

    /// <summary>The largest value, in fen.</summary>
    public const ulong ValueFenMax = 1_000_000_000_000_000;

    /// <summary>The first year of a quota or an offset.</summary>
    public const ushort YearMin = 2000;

    /// <summary>The last year of a quota or an offset.</summary>
    public const ushort YearMax = 2200;
}
