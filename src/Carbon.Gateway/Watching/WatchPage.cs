using Carbon.Index.Rows;

namespace Carbon.Gateway.Watching;

/// <summary>What a stream tells next.</summary>
/// <param name="Messages">Each with its own resume token.</param>
/// <param name="Heartbeat">What may be told after them.</param>
/// <param name="After">Where the reader stands then.</param>
/// <param name="AtTip">Whether nothing follows before the next block.</param>
internal sealed record WatchPage(
    IReadOnlyList<Wire.WatchEventsResponse> Messages,
    Wire.WatchEventsResponse Heartbeat,
    EventCursor After,
    bool AtTip);
