namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    internal IEnumerable<ModelLien> LiensOn(RegisterNumber number) => On(number);

    internal IReadOnlyDictionary<MemberId, ModelMember> Members => _members;

    internal IReadOnlyDictionary<PolicyId, PolicyTerms> Policies => _policies;

    internal IReadOnlyDictionary<PersonId, ModelPerson> Persons => _persons;

    internal IReadOnlyDictionary<Digest, ModelPersonFreeze> PersonFreezes => _personFreezes;

    internal IReadOnlyDictionary<RegisterNumber, ModelApplication> Applications => _applications;

    internal IReadOnlyDictionary<Digest, (RegisterNumber Ticket, AnnulmentCause Cause, AnnulmentStatus Status)>
        Annulments => _annulments;

    internal IReadOnlyDictionary<Digest, (uint Division, PersonId Planter, ulong Area, PlantingStatus Status)>
        Plantings => _plantings;

    internal IReadOnlyDictionary<Digest, ModelPledge> Pledges => _pledges;

    internal IReadOnlyDictionary<Digest, ModelRequest> Requests => _requests;

    internal IReadOnlyDictionary<Digest, ModelCase> Cases => _cases;

    internal IReadOnlyDictionary<Digest, ModelQuota> Quotas => _quotas;

    internal IReadOnlyDictionary<Digest, (uint Division, ComplaintStatus Status)> Complaints => _complaints;

    internal IReadOnlyDictionary<Digest, ModelDividend> Dividends => _dividends;

    /// <summary>Whether a freeze of a root covers the ticket.</summary>
    public bool IsRootFrozen(RegisterNumber number) => IsRootFrozen(_tickets[number]);

    internal IEnumerable<RegisterNumber> RootsOver(RegisterNumber number) => RootsOver(_tickets[number]);

    internal (PolicyId Id, PolicyTerms Terms)? InForce(uint division, Kind kind, ulong nowSeconds) =>
        InForce(division, kind, new Moment(default, nowSeconds));

    internal IReadOnlyList<Office> ReviewsOf(ModelApplication application) => ChainOf(application);
}
