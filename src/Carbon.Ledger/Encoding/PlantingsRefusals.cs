using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class PlantingsRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        PlantingsContract.PlantingExistsError e => Refusal.Of(RefusalCode.PlantingExists,
            ("plantingId", Fact.Text(e.PlantingId))),
        PlantingsContract.PlantingInvalidError e => Refusal.Of(RefusalCode.PlantingInvalid,
            ("division", Fact.Text(e.Division))),
        PlantingsContract.PlantingNotOpenError e => Refusal.Of(RefusalCode.PlantingNotOpen,
            ("plantingId", Fact.Text(e.PlantingId)), ("status", Fact.Name<PlantingStatus>(e.Status))),
        PlantingsContract.PlantingUnfitError e => Refusal.Of(RefusalCode.PlantingUnfit,
            ("plantingId", Fact.Text(e.PlantingId)), ("status", Fact.Name<PlantingStatus>(e.Status))),
        PlantingsContract.PlantingUnknownError e => Refusal.Of(RefusalCode.PlantingUnknown,
            ("plantingId", Fact.Text(e.PlantingId))),
        _ => null,
    };
}
