using Carbon.Registry.Commands;

namespace Carbon.Registry.Model;

/// <summary>
/// The identities that the chain makes by hashing. The model knows what each stands for, not how it is computed.
/// </summary>
public interface IRegisterHashes
{
    /// <summary>Of a lien: one document of one owner makes one lien of one kind on one ticket.</summary>
    Digest Lien(LienKind kind, MemberId owner, RegisterNumber ticket, Digest document);

    /// <summary>Of a pledge: its terms.</summary>
    Digest Pledge(PledgeContent content);

    /// <summary>Of what an application says.</summary>
    Digest Content(ApplicationContent content);

    /// <summary>Of what a request for offset says.</summary>
    Digest Content(OffsetContent content);

    /// <summary>Of what one document does once in one division: a request, a planting agreement, a complaint.</summary>
    Digest InDivision(uint division, Digest document);

    /// <summary>Of what one document does once to one ticket: a dividend, an annulment.</summary>
    Digest OfTicket(RegisterNumber ticket, Digest document);

    /// <summary>Of a court's freeze of a person.</summary>
    Digest PersonFreeze(PersonId person, MemberId court, Digest document);

    /// <summary>Of an emitter's quota for a year.</summary>
    Digest Quota(uint division, PersonId emitter, ushort year);

    /// <summary>Whose key signed a mandate; nobody's where the signature is none.</summary>
    AccountAddress SignerOf(GiveMandate mandate);
}
