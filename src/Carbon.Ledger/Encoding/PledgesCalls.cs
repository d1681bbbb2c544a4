using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

internal static class PledgesCalls
{
    public static IContractCall? Of(RegistryCommand command) => command switch
    {
        ProposePledge c => new PledgesContract.ProposePledgeCall(
            c.Ticket.Value, Word.Code(c.Kind), c.Lender.Value, c.Amount, c.UntilSeconds, Word.Hash(c.DocumentHash)),
        AcceptPledge c => new PledgesContract.AcceptPledgeCall(
            Word.Hash(c.PledgeId), c.Amount, c.UntilSeconds, Word.Hash(c.DocumentHash)),
        DeclinePledge c => new PledgesContract.DeclinePledgeCall(Word.Hash(c.PledgeId), Word.Hash(c.DocumentHash)),
        WithdrawPledge c => new PledgesContract.WithdrawPledgeCall(Word.Hash(c.PledgeId), Word.Hash(c.DocumentHash)),
        ReleasePledge c => new PledgesContract.ReleasePledgeCall(Word.Hash(c.PledgeId), Word.Hash(c.DocumentHash)),
        _ => null,
    };
}
