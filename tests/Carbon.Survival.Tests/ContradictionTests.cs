using Carbon.Index;

namespace Carbon.Survival.Tests;

/// <summary>R12: events that can each be read, and cannot have happened one after the other.</summary>
public sealed class ContradictionTests : IDisposable
{
    private const ulong Bad = 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-contradiction-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_block_that_contradicts_the_register_is_undone_whole_and_ends_the_following()
    {
        // The second of its events is what the store refuses; the first must go with it.
        using var chain = new MadeChain(Bad, height => height switch
        {
            1 => [Admission(1)],
            Bad - 1 => [Admission(2)],
            Bad => [Admission(3), Admission(1)],
            _ => [],
        });
        string? digest = null;
        for (var life = 0; life < 2; life++)
        {
            await using var node = new IndexedNode(In("node"), chain.Client, chain.Deployment);
            var fault = await Assert.ThrowsAsync<ContradictingEventException>(() => node.ReachAsync(Bad));

            Assert.Contains(
                $"MemberAdmitted at block {Bad}, log 1, transaction {MadeChain.TransactionOf(Bad)}", fault.Message,
                StringComparison.Ordinal);
            Assert.Equal(fault.Message, node.Follower.Status.HaltedBecause);
            Assert.Equal(digest ??= Digest(node.Index), Digest(node.Index));
            Assert.Equal("member 1", node.Index.Read(rows => rows.Member(new MemberId(1)))?.Name);
        }

        ulong stands;
        await using (var healed = new IndexedNode(In("node"), chain.Client, chain.Deployment, Bad - 1))
        {
            stands = healed.Index.Tip!.Value.Height;
            await healed.ReachAsync(Bad - 1);
        }

        await using var afresh = new IndexedNode(In("afresh"), chain.Client, chain.Deployment, stands);
        await afresh.ReachAsync(stands);
        Assert.Equal(digest, Digest(afresh.Index));
    }

    private static MadeLog Admission(uint member) => MadeLog.Admission(MadeChain.Consortium, member);

    private static string Digest(RegistryIndex index) => $"{index.Tip} {index.Read(rows => rows.ComputeDigest())}";

    private string In(string name) => Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;
}
