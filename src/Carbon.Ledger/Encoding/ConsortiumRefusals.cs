using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

internal static class ConsortiumRefusals
{
    public static Refusal? Of(IContractError? given) => given switch
    {
        ConsortiumContract.ActApprovedAlreadyError e => Refusal.Of(RefusalCode.ActApprovedAlready,
            ("actId", Fact.Text(e.ActId)), ("member", Fact.Text(e.Member))),
        ConsortiumContract.ActExistsError e => Refusal.Of(RefusalCode.ActExists, ("actId", Fact.Text(e.ActId))),
        ConsortiumContract.ActNotReadyError e => Refusal.Of(RefusalCode.ActNotReady,
            ("actId", Fact.Text(e.ActId)), ("readyAt", Fact.Text(e.ReadyAt)),
            ("nowSeconds", Fact.Text(e.NowSeconds))),
        ConsortiumContract.ActUnknownError e => Refusal.Of(RefusalCode.ActUnknown, ("actId", Fact.Text(e.ActId))),
        ConsortiumContract.CouncilInvalidError e => Refusal.Of(RefusalCode.CouncilInvalid,
            ("seats", Fact.Text(e.Seats)), ("threshold", Fact.Text(e.Threshold))),
        ConsortiumContract.CouncilOnlyError e => Refusal.Of(RefusalCode.CouncilOnly, ("caller", Fact.Text(e.Caller))),
        ConsortiumContract.CouncilSeatMissingError e => Refusal.Of(RefusalCode.CouncilSeatMissing,
            ("member", Fact.Text(e.Member))),
        ConsortiumContract.FoundingOverError e => Refusal.Of(RefusalCode.FoundingOver,
            ("caller", Fact.Text(e.Caller))),
        ConsortiumContract.KeyTakenError e => Refusal.Of(RefusalCode.KeyTaken,
            ("key", Fact.Text(e.Key)), ("member", Fact.Text(e.Member))),
        ConsortiumContract.KeyUnknownError e => Refusal.Of(RefusalCode.KeyUnknown, ("key", Fact.Text(e.Key))),
        ConsortiumContract.KeysFullError e => Refusal.Of(RefusalCode.KeysFull,
            ("member", Fact.Text(e.Member)), ("keysMax", Fact.Text(e.KeysMax))),
        ConsortiumContract.MemberKindInvalidError => Refusal.Of(RefusalCode.MemberKindInvalid),
        ConsortiumContract.MemberNameTakenError e => Refusal.Of(RefusalCode.MemberNameTaken,
            ("name", e.Name), ("member", Fact.Text(e.Member))),
        ConsortiumContract.MemberUnknownError e => Refusal.Of(RefusalCode.MemberUnknown,
            ("member", Fact.Text(e.Member))),
        ConsortiumContract.OfficeMissingError e => Refusal.Of(RefusalCode.OfficeMissing,
            ("member", Fact.Text(e.Member)), ("division", Fact.Text(e.Division)),
            ("office", Fact.Name<Office>(e.Office))),
        ConsortiumContract.OfficesConflictError e => Refusal.Of(RefusalCode.OfficesConflict,
            ("member", Fact.Text(e.Member)), ("division", Fact.Text(e.Division)), ("offices", Fact.Text(e.Offices))),
        ConsortiumContract.RegisterNotPausedError => Refusal.Of(RefusalCode.RegisterNotPaused),
        ConsortiumContract.RegisterPausedError => Refusal.Of(RefusalCode.RegisterPaused),
        ConsortiumContract.TextInvalidError e => Refusal.Of(RefusalCode.TextInvalid,
            ("lengthBytes", Fact.Text(e.LengthBytes)), ("lengthBytesMax", Fact.Text(e.LengthBytesMax))),
        _ => null,
    };
}
