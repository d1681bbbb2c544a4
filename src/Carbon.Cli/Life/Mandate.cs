using Carbon.Ethereum;

namespace Carbon.Cli.Life;

/// <summary>A person's authority for a member, as the Persons contract reads it under EIP-712.</summary>
internal sealed record Mandate(ulong Person, uint Member, uint Acts, ulong UntilSeconds, Hash32 DocumentHash)
{
    private const string Domain = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
    private const string Form =
        "Mandate(uint64 person,uint32 member,uint32 acts,uint40 untilSeconds,bytes32 documentHash)";

    private static readonly AbiType DomainFields = AbiType.Parse("(bytes32,bytes32,bytes32,uint256,address)");
    private static readonly AbiType FormFields = AbiType.Parse("(bytes32,uint64,uint32,uint32,uint40,bytes32)");

    /// <summary>The person's signature: r, s and v (27 or 28), <c>0x</c> and 130 digits.</summary>
    public string Sign(ISigner person, ulong chainId, Address persons)
    {
        var signature = person.Sign(Digest(chainId, persons));
        return Hex.Format([.. signature.R.ToBytes(), .. signature.S.ToBytes(), (byte)(27 + signature.YParity)]);
    }

    private Hash32 Digest(ulong chainId, Address persons)
    {
        var domain = Keccak.Hash(Abi.Encode(
            DomainFields, Keccak.Hash(Domain), Keccak.Hash("Carbon Persons"), Keccak.Hash("1"), chainId, persons));
        var form = Keccak.Hash(Abi.Encode(
            FormFields, Keccak.Hash(Form), Person, Member, Acts, UntilSeconds, DocumentHash));
        return Keccak.Hash((byte[])[0x19, 0x01, .. domain.ToBytes(), .. form.ToBytes()]);
    }
}
