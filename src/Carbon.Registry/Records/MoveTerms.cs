namespace Carbon.Registry.Records;

/// <summary>
/// What moves and claims a policy allows its tickets.
/// </summary>
/// <param name="Causes">Causes of transfer: bit n stands for TransferCause n (P11). A ruling is always one.</param>
/// <param name="ChangeToo">Whether a transfer is registered as a change too (N-25, D-2).</param>
/// <param name="ConsentOfAll">Whether all co-owners by shares must consent, not two thirds .</param>
/// <param name="LossCauses">Causes of printing again: bit n stands for LossCause n (P13).</param>
/// <param name="LossNoticeDays">How long a loss is announced, in days (P13, X-6).</param>
/// <param name="BuyInKinds">Persons who may buy into a reserve: bit n stands for PersonKind n (P16).</param>
/// <param name="LienKinds">Claims of lenders: bit n stands for LienKind n, Pledge or Mortgage (P18).</param>
/// <param name="SeveralPledges">Whether several pledges may lie on one ticket, by rank (P19).</param>
/// <param name="HolderInside">Whether holders must be inside the division (P30).</param>
/// <param name="TendingDuty">Whether the holder must tend the trees (C-5).</param>
public sealed record MoveTerms(
    ushort Causes,
    bool ChangeToo,
    bool ConsentOfAll,
    byte LossCauses,
    ushort LossNoticeDays,
    uint BuyInKinds,
    byte LienKinds,
    bool SeveralPledges,
    bool HolderInside,
    bool TendingDuty);
