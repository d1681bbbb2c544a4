namespace Carbon.Registry;

/// <summary>How kinds and series belong together.</summary>
public static class KindNames
{
    /// <summary>The kind of the tickets of a series, or None for series of other things.</summary>
    public static Kind OfSeries(Series series) => series switch
    {
        Series.C => Kind.Carbon,
        Series.G => Kind.CollectiveStand,
        Series.S => Kind.StateStand,
        Series.None or Series.V or Series.A => Kind.None,
    };

    /// <summary>The series of the tickets of a kind, or None for None.</summary>
    public static Series SeriesOf(Kind kind) => kind switch
    {
        Kind.Carbon => Series.C,
        Kind.CollectiveStand => Series.G,
        Kind.StateStand => Series.S,
        Kind.None => Series.None,
    };
}
