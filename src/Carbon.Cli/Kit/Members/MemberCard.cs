using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Members;

/// <summary>
/// What a member tells the consortium about itself. All of it is public: the secrets stay where they were made.
/// </summary>
/// <param name="Key">Short name in folders and commands: small letters, digits and hyphens.</param>
/// <param name="Name">As the consortium admits it, at most 120 bytes of UTF-8.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Operator">Who runs its machines; two members with one operator fail together.</param>
/// <param name="Offices">What it may do, by division of six digits.</param>
/// <param name="Signer">The account that its gateway node signs with.</param>
/// <param name="Validator">Its validator, if it runs one.</param>
/// <param name="Rpc">The node that its gateway asks, if it runs one.</param>
/// <param name="PublicAddress">Where anyone reaches its gateway; a member with an RPC node has one.</param>
internal sealed record MemberCard(
    string Key,
    string Name,
    MemberKind Kind,
    string Operator,
    IReadOnlyDictionary<string, IReadOnlyList<Office>> Offices,
    Address Signer,
    ChainNode? Validator,
    ChainNode? Rpc,
    Uri? PublicAddress);
