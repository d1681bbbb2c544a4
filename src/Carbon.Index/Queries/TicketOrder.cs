namespace Carbon.Index.Queries;

/// <summary>The order of a list of tickets.</summary>
public enum TicketOrder
{
    /// <summary>As Number.</summary>
    None = 0,
    /// <summary>By number.</summary>
    Number = 1,
    /// <summary>In the order they were made, those of one second by number.</summary>
    IssueTime = 2,
}
