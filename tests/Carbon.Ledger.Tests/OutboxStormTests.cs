using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Carbon.Ledger.Tests;

/// <summary>Faults of every kind and restarts at random; then every accepted write has one effect.</summary>
[Collection(OutboxChain.Name)]
public sealed class OutboxStormTests(RegisterFixture register, ITestOutputHelper output)
{
    private const int Writes = 25;

    // INV-31
    [Theory]
    [InlineData(20261121)]
    [InlineData(7)]
    [InlineData(150600)]
    public async Task Gives_each_accepted_write_one_effect_through_faults_and_restarts(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OutboxUnderTest.OpenAsync(register, RegisterFixture.Forestry, proxy.Client);
        proxy.Fault = Storm(random);
        var writes = new List<Write>();
        for (var i = 0; i < Writes; i++)
        {
            if (random.Next(8) == 0)
            {
                await outbox.CloseAsync();
                await ThroughAsync(() => outbox.OpenAsync(proxy.Client));
            }

            var (id, command) = (Guid.NewGuid(), Some.NewPerson());
            await ThroughAsync(async () => writes.Add(await outbox.SubmitAsync(command, id)));
        }

        proxy.Fault = null;
        var hashes = new HashSet<Digest?>();
        foreach (var write in writes)
        {
            var settled = await outbox.SettledAsync(write);
            Assert.Equal(WriteState.Mined, settled.State);
            hashes.Add(settled.TransactionHash);
        }

        Assert.Equal(Writes, hashes.Count);
        Assert.Equal(0, outbox.Box.Status.Unsettled);
        Assert.Null(outbox.Box.Status.HaltedBecause);
        var chain = new EthereumClient(register.Node.Client());
        var used = await chain.GetTransactionCountAsync(outbox.Signer.Address, BlockTag.Latest, CancellationToken.None);
        Assert.Equal((ulong)Writes, used);
    }

    private static Fault Storm(Random random)
    {
        int Next(int below)
        {
            lock (random) return random.Next(below);
        }

        return async (request, forward) =>
        {
            switch (Next(20))
            {
                case 0:
                    return null;
                case 1:
                    await forward();
                    return null;
                case 2:
                    return FakeNode.Error(request, -32000, "some words");
                case 3 when (string?)request["method"] == "eth_sendRawTransaction":
                    await forward();
                    return FakeNode.Error(request, -32000, "already known");
                case 4:
                    await Task.Yield();
                    return JsonValue.Create("not a reply");
                default:
                    return await forward();
            }
        };
    }

    // A caller tries again with the same id when told that the chain could not be asked.
    private static async Task ThroughAsync(Func<Task> step)
    {
        using var limit = new CancellationTokenSource(Until.Limit);
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            try
            {
                await step();
                return;
            }
            catch (ChainUnavailableException)
            {
                await Task.Yield();
            }
        }
    }
}
