using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class RulingsRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        RulingsContract.FreezeInvalidError => Refusal.Of(RefusalCode.FreezeInvalid),
        _ => null,
    };
}
