namespace Carbon.Registry.Policies;

/// <summary>What moves and claims a division allows, as people write it.</summary>
/// <param name="Causes">Causes of transfer (P11). A ruling is always one.</param>
/// <param name="TransferIsChangeToo">Whether a transfer is registered as a change too (N-25, D-2).</param>
/// <param name="ConsentOfAll">Whether all co-owners by shares must consent, not two thirds .</param>
/// <param name="ReprintCauses">Causes of printing again (P13).</param>
/// <param name="LossNoticeDays">How long a loss is announced, in days, at most 366 (P13, X-6).</param>
/// <param name="BuyInBuyers">Persons who may buy into a reserve (P16).</param>
/// <param name="Liens">Claims of lenders, Pledge or Mortgage (P18).</param>
/// <param name="SeveralPledges">Whether several pledges may lie on one ticket, by rank (P19, X-5).</param>
/// <param name="HolderInside">Whether holders must be inside the division (P30).</param>
/// <param name="TendingDuty">Whether the holder must tend the trees (C-5).</param>
public sealed record MoveRules(
    IReadOnlyList<TransferCause> Causes,
    bool TransferIsChangeToo,
    bool ConsentOfAll,
    IReadOnlyList<LossCause> ReprintCauses,
    ushort LossNoticeDays,
    IReadOnlyList<PersonKind> BuyInBuyers,
    IReadOnlyList<LienKind> Liens,
    bool SeveralPledges,
    bool HolderInside,
    bool TendingDuty)
{
    /// <summary>The longest announcement of a loss, in days.</summary>
    public const ushort LossNoticeDaysMax = 366;

    /// <summary>The same in the chain's units.</summary>
    public MoveTerms ToTerms() => new(
        (ushort)Sets.Pack(Causes),
        TransferIsChangeToo,
        ConsentOfAll,
        (byte)Sets.Pack(ReprintCauses),
        LossNoticeDays,
        Sets.Pack(BuyInBuyers),
        (byte)Sets.Pack(Liens),
        SeveralPledges,
        HolderInside,
        TendingDuty);
}
