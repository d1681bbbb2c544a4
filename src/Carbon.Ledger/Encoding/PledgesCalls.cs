using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class PledgesCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        ProposePledge c => new PledgesContract.ProposePledgeCall(PledgesWords.Of(c.Content)),
        AcceptPledge c => new PledgesContract.AcceptPledgeCall(PledgesWords.Of(c.Content)),
        DeclinePledge c => new PledgesContract.DeclinePledgeCall(Word.Hash(c.PledgeId), Word.Hash(c.DocumentHash)),
        WithdrawPledge c => new PledgesContract.WithdrawPledgeCall(Word.Hash(c.PledgeId), Word.Hash(c.DocumentHash)),
        AttachCover c => new PledgesContract.AttachCoverCall(
            Word.Hash(c.PledgeId), Word.Code(c.Cover), c.UntilSeconds, Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
