namespace Carbon.Model.Tests;

/// <summary>The identities of the chain by the chain's own formulas.</summary>
internal sealed class RegisterHashes(Hash32 mandateDomain) : IRegisterHashes
{
    private static readonly AbiType LienType = AbiType.Parse("(uint8,uint32,uint64,bytes32)");
    private static readonly AbiType NumberType = AbiType.Parse("(uint64,bytes32)");
    private static readonly AbiType DivisionType = AbiType.Parse("(uint24,bytes32)");
    private static readonly AbiType QuotaType = AbiType.Parse("(uint24,uint64,uint16)");
    private static readonly AbiType FreezeType = AbiType.Parse("(bytes32,uint64,uint32,bytes32)");
    private static readonly AbiType PledgeType = AbiType.Parse("((uint8,uint32,(uint64,uint64)[],uint40,bytes32))");

    private static readonly AbiType OffsetType =
        AbiType.Parse("(((uint64,uint64)[],uint8,uint64,uint16,uint24,bytes32,bytes32,string))");

    private static readonly AbiType ApplicationType = AbiType.Parse(
        "((uint24,uint8,uint8,(uint64,uint32)[],bool,bytes32[],uint32,uint32,uint64,uint64,uint32,uint8,uint32,uint16,"
        + "bytes32,string,string,string,string,bytes32[]))");

    private static readonly AbiType MandateType = AbiType.Parse("(bytes32,uint64,uint32,uint32,uint40,bytes32)");
    private static readonly Hash32 FreezeDomain = Keccak.Hash("person freeze");

    private static readonly Hash32 MandateTypeHash = Keccak.Hash(
        "Mandate(uint64 person,uint32 member,uint32 acts,uint40 untilSeconds,bytes32 documentHash)");

    public Digest Lien(LienKind kind, MemberId owner, RegisterNumber ticket, Digest document) =>
        Of(LienType, kind, owner.Value, ticket.Value, Word(document));

    public Digest Pledge(PledgeContent content) => Of(PledgeType, (object)(object[])[
        content.Kind, content.Lender.Value, Items(content.Items), content.UntilSeconds, Word(content.DocumentHash)]);

    public Digest Content(ApplicationContent content) => Of(ApplicationType, (object)(object[])[
        content.Division, content.Kind, content.Route,
        content.Applicants.Select(one => (object[])[one.Person.Value, one.Parts]).ToArray<object>(), content.Joint,
        Words(content.Parcels), content.PeriodStartDay, content.PeriodEndDay, content.ClaimedAmount,
        content.AreaMuThousandths, content.PlantedDay, content.SurvivalPercent, content.Declarations,
        content.DeductionBasisPoints, Word(content.PlantingId), content.Place, content.Bounds, content.Species,
        content.Method, Words(content.Papers)]);

    public Digest Content(OffsetContent content) => Of(OffsetType, (object)(object[])[
        Items(content.Items), content.Purpose, content.Beneficiary.Value, content.Year, content.UseDivision,
        Word(content.CaseId), Word(content.QuotaId), content.Activity]);

    public Digest InDivision(uint division, Digest document) => Of(DivisionType, division, Word(document));

    public Digest OfTicket(RegisterNumber ticket, Digest document) => Of(NumberType, ticket.Value, Word(document));

    public Digest PersonFreeze(PersonId person, MemberId court, Digest document) =>
        Of(FreezeType, FreezeDomain, person.Value, court.Value, Word(document));

    public Digest Quota(uint division, PersonId emitter, ushort year) => Of(QuotaType, division, emitter.Value, year);

    public AccountAddress SignerOf(GiveMandate mandate)
    {
        var bytes = mandate.Signature.ToBytes();
        if (bytes.Length != 65 || bytes[64] is not (27 or 28))
            return default;
        var signature = new Signature(new(bytes.AsSpan(0, 32)), new(bytes.AsSpan(32, 32)), (byte)(bytes[64] - 27));
        try
        {
            return signature.IsLowS
                ? AccountAddress.From(Secp256k1.Recover(ToSign(mandate), signature).ToBytes())
                : default;
        }
        catch (SignatureException)
        {
            // Nobody's signature is a fact about it, and the register refuses it.
            return default;
        }
    }

    /// <summary>What a person signs to give a mandate.</summary>
    public Hash32 ToSign(GiveMandate mandate)
    {
        var content = Keccak.Hash(Abi.Encode(
            MandateType, MandateTypeHash, mandate.Person.Value, mandate.Member.Value, mandate.Acts,
            mandate.UntilSeconds, Word(mandate.DocumentHash)));
        return Keccak.Hash((byte[])[0x19, 0x01, .. mandateDomain.ToBytes(), .. content.ToBytes()]);
    }

    private static object[] Items(IReadOnlyList<Portion> items) =>
        [.. items.Select(item => (object[])[item.Ticket.Value, item.Amount])];

    private static object[] Words(IReadOnlyList<Digest> digests) => [.. digests.Select(digest => (object)Word(digest))];

    private static Hash32 Word(Digest digest) => new(digest.ToBytes());

    private static Digest Of(AbiType type, params IReadOnlyList<object> values) =>
        Digest.From(Keccak.Hash(Abi.Encode(type, values)).ToBytes());
}
