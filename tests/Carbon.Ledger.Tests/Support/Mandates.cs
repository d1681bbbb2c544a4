namespace Carbon.Ledger.Tests;

/// <summary>Mandates that a person signs for itself, as the contract's EIP-712 domain asks.</summary>
internal static class Mandates
{
    public const uint EveryAct = 0b111110;
    public const ulong Until = 4_000_000_000;

    private static readonly Hash32 TypeHash = Keccak.Hash(
        "Mandate(uint64 person,uint32 member,uint32 acts,uint40 untilSeconds,bytes32 documentHash)");

    private static readonly AbiType Members = AbiType.Parse("(bytes32,uint64,uint32,uint32,uint40,bytes32)");

    public static async Task<GiveMandate> SignAsync(
        RpcClient rpc, Deployment deployment, ISigner key, PersonId person, MemberId member)
    {
        var document = Some.Digest();
        var ask = new CallRequest(null, deployment.Persons, new PersonsContract.DomainSeparatorCall().Encode());
        var answer = await new EthereumClient(rpc).CallAsync(ask, BlockTag.Latest, CancellationToken.None);
        var domain = Assert.IsType<CallOutcome.Returned>(answer).Output;
        var content = Keccak.Hash(Abi.Encode(
            Members, TypeHash, person.Value, member.Value, EveryAct, Until, new Hash32(document.ToBytes())));
        var digest = Keccak.Hash((byte[])[0x19, 0x01, .. domain, .. content.ToBytes()]);
        var signature = key.Sign(digest);
        byte[] bytes = [.. signature.R.ToBytes(), .. signature.S.ToBytes(), (byte)(27 + signature.YParity)];
        return new GiveMandate(person, member, EveryAct, Until, document, HexText.From(bytes));
    }
}
