namespace Carbon.Index.Rows;

/// <summary>How much the index holds.</summary>
/// <param name="Tickets">Tickets, ended ones too.</param>
/// <param name="Applications">Applications.</param>
/// <param name="Vouchers">Vouchers.</param>
/// <param name="Pledges">Pledges, ended ones too.</param>
/// <param name="Members">Members.</param>
/// <param name="Persons">Persons.</param>
public sealed record IndexCounts(
    ulong Tickets,
    ulong Applications,
    ulong Vouchers,
    ulong Pledges,
    ulong Members,
    ulong Persons);
