using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class DividendsRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        DividendsContract.DividendExistsError e => Refusal.Of(RefusalCode.DividendExists,
            ("dividendId", Fact.Text(e.DividendId))),
        DividendsContract.DividendInvalidError e => Refusal.Of(RefusalCode.DividendInvalid, ("field", e.Field)),
        DividendsContract.DividendNotDueError e => Refusal.Of(RefusalCode.DividendNotDue,
            ("dividendId", Fact.Text(e.DividendId)), ("person", Fact.Text(e.Person))),
        DividendsContract.DividendUnknownError e => Refusal.Of(RefusalCode.DividendUnknown,
            ("dividendId", Fact.Text(e.DividendId))),
        _ => null,
    };
}
