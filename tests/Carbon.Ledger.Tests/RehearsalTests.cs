using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>What an outbox asks the chain of a call before it stores the write.</summary>
[Collection(OutboxChain.Name)]
public sealed class RehearsalTests(RegisterFixture register)
{
    private const string Estimate = "eth_estimateGas";

    [Fact]
    public async Task Asks_for_no_estimate_where_the_last_ones_gas_is_shown_to_be_enough()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OpenAsync(proxy);
        await outbox.DoneAsync(Dear());
        proxy.Fault = WithoutEstimates;

        for (var i = 0; i < 5; i++)
            Assert.Equal(WriteState.Mined, (await outbox.DoneAsync(Some.NewPerson())).State);
    }

    [Fact]
    public async Task Estimates_anew_what_takes_more_than_the_last_of_its_kind()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);

        // The first registration of all takes more than those after it.
        await using (var before = await OpenAsync(proxy)) await before.DoneAsync(Some.NewPerson());
        await using var outbox = await OpenAsync(proxy);
        var estimates = 0;
        proxy.Fault = (request, forward) =>
        {
            if ((string?)request["method"] == Estimate) Interlocked.Increment(ref estimates);
            return forward();
        };
        await outbox.DoneAsync(Cheap());

        Assert.Equal(WriteState.Mined, (await outbox.DoneAsync(Dear())).State);
        Assert.Equal(2, Volatile.Read(ref estimates));
    }

    // A contract that calls another with too little gas may revert with a reason that is not the true one.
    [Fact]
    public async Task Takes_no_revert_under_the_last_ones_gas_for_a_refusal()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OpenAsync(proxy);
        var known = Dear();
        await outbox.DoneAsync(known);
        var reason = await RevertOfAsync(outbox, known);
        proxy.Fault = async (request, forward) => IsTrial(request) ? Revert(request, reason) : await forward();

        Assert.Equal(WriteState.Mined, (await outbox.DoneAsync(Some.NewPerson())).State);
        Assert.Equal(RefusalCode.CommitmentUsed, (await outbox.RefusedAsync(known)).Code);
    }

    // geth 1.8 answers so where the gas is used up; a call without a value answers so on every engine.
    [Fact]
    public async Task Takes_an_empty_answer_for_no_proof_of_anything()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        await using var outbox = await OpenAsync(proxy);
        await outbox.DoneAsync(Dear());
        var estimates = 0;
        proxy.Fault = async (request, forward) =>
        {
            if ((string?)request["method"] == Estimate) Interlocked.Increment(ref estimates);
            var reply = await forward();
            if (IsTrial(request)) reply!["result"] = "0x";
            return reply;
        };

        Assert.Equal(WriteState.Mined, (await outbox.DoneAsync(Some.NewPerson())).State);
        Assert.Equal(1, Volatile.Read(ref estimates));
    }

    private static bool IsTrial(JsonObject request) =>
        (string?)request["method"] == "eth_call" && request["params"]![0]!["gas"] is not null;

    private static JsonObject Revert(JsonObject request, byte[] bytes)
    {
        var reply = FakeNode.Error(request, 3, "execution reverted");
        reply["error"]!["data"] = Hex.Format(bytes);
        return reply;
    }

    private async Task<byte[]> RevertOfAsync(OutboxUnderTest outbox, RegistryCommand command)
    {
        var (to, input) = CommandEncoding.Encode(command, register.Deployment);
        var outcome = await new EthereumClient(register.Node.Client()).CallAsync(
            new CallRequest(outbox.Signer.Address, to, input), BlockTag.Latest, CancellationToken.None);
        return Assert.IsType<CallOutcome.Reverted>(outcome).Output;
    }

    private static Task<JsonNode?> WithoutEstimates(JsonObject request, Func<Task<JsonNode?>> forward) =>
        (string?)request["method"] == Estimate
            ? Task.FromResult<JsonNode?>(FakeNode.Error(request, -32603, "no estimate is given here"))
            : forward();

    // No byte of what differs between registrations is zero, so no other one takes more.
    private static RegisterPerson Dear() =>
        Some.NewPerson() with { Commitment = WithoutZero(), DocumentHash = WithoutZero() };

    private static RegisterPerson Cheap() =>
        Some.NewPerson() with { DocumentHash = Digest.From([.. new byte[31], 1]) };

    private static Digest WithoutZero() =>
        Digest.From([.. RandomNumberGenerator.GetBytes(32).Select(one => Math.Max(one, (byte)1))]);

    private Task<OutboxUnderTest> OpenAsync(FakeNode node) =>
        OutboxUnderTest.OpenAsync(register, RegisterFixture.Forestry, node.Client);
}
