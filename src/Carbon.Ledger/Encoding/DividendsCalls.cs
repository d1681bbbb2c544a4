using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class DividendsCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        DeclareDividend c => new DividendsContract.DeclareDividendCall(
            c.Ticket.Value, c.IncomeFen, Word.Hash(c.DocumentHash)),
        PayDividend c => new DividendsContract.PayDividendCall(
            Word.Hash(c.DividendId), c.Person.Value, Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
