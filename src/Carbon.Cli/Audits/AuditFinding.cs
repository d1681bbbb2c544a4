namespace Carbon.Cli.Audits;

/// <summary>One fact of one row that the index and another witness tell differently.</summary>
/// <param name="Kind">ticket, lien, voucher or block.</param>
/// <param name="Id">The row's number or id.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Index">What the index says.</param>
/// <param name="Witness">Who says otherwise: chain or events.</param>
/// <param name="Said">What that one says.</param>
internal sealed record AuditFinding(
    string Kind, string Id, string Fact, string Index, string Witness, string Said);
