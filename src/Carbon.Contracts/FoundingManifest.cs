using Carbon.Ethereum;

namespace Carbon.Contracts;

/// <summary>What was founded, by whom, and in which blocks: what members hold against each other's files.</summary>
/// <param name="Founder">The account that sent every transaction of the founding, in the order of its nonces.</param>
/// <param name="CharterHash">Hash of the document that every founding act names.</param>
/// <param name="ClosedInBlock">Number of the block since which the council alone changes the consortium.</param>
/// <param name="Contracts">The contracts in the order of their nonces.</param>
/// <param name="Members">The members in the order of their numbers.</param>
/// <param name="Policies">Versions of policies in the order of publication.</param>
/// <param name="Calendars">Working days by year.</param>
public sealed record FoundingManifest(
    Address Founder,
    Hash32 CharterHash,
    ulong ClosedInBlock,
    IReadOnlyList<FoundedContract> Contracts,
    IReadOnlyList<FoundedMember> Members,
    IReadOnlyList<FoundedPolicy> Policies,
    IReadOnlyList<FoundedCalendar> Calendars)
{
    /// <summary>What of it is not so of the deployment that it is a part of, in one sentence, or null.</summary>
    internal string? Contradiction(Deployment deployment)
    {
        if (Contracts is null || !Contracts.Select(one => one.Address).SequenceEqual(deployment.Contracts))
            return "its manifest names other contracts than it does.";
        if (Contracts.Select((_, i) => Address.OfContract(Founder, (ulong)i)).SequenceEqual(deployment.Contracts))
        {
            byte[] all = [.. Contracts.SelectMany(one => one.CodeHash.ToBytes())];
            return Keccak.Hash(all) == deployment.CodeHash ? null : "its code hash is not that of its manifest's.";
        }

        return "its contracts are not those that its founder's transactions made.";
    }
}

/// <summary>A contract as it was deployed.</summary>
/// <param name="Name">Its name in the sources.</param>
/// <param name="Address">Where it stands.</param>
/// <param name="CodeHash">Keccak-256 of the code there, with its immutable words.</param>
/// <param name="Block">Number of the block of its creation.</param>
/// <param name="Transaction">Hash of the transaction that created it.</param>
public sealed record FoundedContract(
    string Name, Address Address, Hash32 CodeHash, ulong Block, Hash32 Transaction);

/// <summary>A member as it was admitted.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Key">What the files call it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Signers">The addresses that signed for it from the founding on.</param>
public sealed record FoundedMember(uint Number, string Key, string Name, IReadOnlyList<Address> Signers);

/// <summary>A version of a policy as it was published.</summary>
/// <param name="Division">The division's code of six digits.</param>
/// <param name="Kind">The kind of ticket that it is for.</param>
/// <param name="DocumentHash">Keccak-256 of its file.</param>
public sealed record FoundedPolicy(uint Division, string Kind, Hash32 DocumentHash);

/// <summary>The working days of a year as they were published.</summary>
/// <param name="Year">The year.</param>
/// <param name="DocumentHash">Keccak-256 of its file.</param>
public sealed record FoundedCalendar(int Year, Hash32 DocumentHash);
