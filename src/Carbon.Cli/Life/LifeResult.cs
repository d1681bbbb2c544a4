namespace Carbon.Cli.Life;

/// <summary>
/// What a life left: its ticket and first voucher by resource name, its certificate, and the height of its end.
/// </summary>
internal sealed record LifeResult(string Life, string Ticket, string Voucher, string Certificate, ulong EndHeight)
{
    public string TicketNumber => Stage.IdOf(Ticket);

    public string VoucherNumber => Stage.IdOf(Voucher);
}
