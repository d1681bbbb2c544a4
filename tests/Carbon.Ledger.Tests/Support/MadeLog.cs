using System.Buffers.Binary;
using System.Text;

namespace Carbon.Ledger.Tests;

/// <summary>What a contract of a made chain logs in a block.</summary>
internal sealed record MadeLog(Address By, IReadOnlyList<Hash32> Topics, byte[] Body)
{
    private const int Word = 32;

    /// <summary>A court that the consortium admits; its name takes one word.</summary>
    public static MadeLog Admission(Address consortium, uint member)
    {
        var name = Encoding.UTF8.GetBytes($"member {member}");
        return new MadeLog(
            consortium,
            [Keccak.Hash("MemberAdmitted(uint32,uint8,string,bytes32)"u8), new Hash32(WordOf(member))],
            [
                .. WordOf((uint)MemberKind.Court), .. WordOf(3 * Word), .. WordOf(member), .. WordOf((uint)name.Length),
                .. name, .. new byte[Word - name.Length],
            ]);
    }

    private static byte[] WordOf(uint value)
    {
        var word = new byte[Word];
        BinaryPrimitives.WriteUInt32BigEndian(word.AsSpan(Word - sizeof(uint)), value);
        return word;
    }
}
