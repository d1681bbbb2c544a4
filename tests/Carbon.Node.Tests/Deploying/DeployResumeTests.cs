using System.Diagnostics;
using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Contracts;
using Carbon.Ethereum;
using Xunit.Abstractions;

namespace Carbon.Node.Tests.Deploying;

/// <summary>A founding that is ended at some point, and run again.</summary>
public sealed class DeployResumeTests(ITestOutputHelper output)
{
    private const string Send = "eth_sendRawTransaction";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ended_at_any_send_it_goes_on_and_doubles_nothing(bool beforeTheChainSawIt)
    {
        var steps = await WholeAsync();
        for (var k = 1; k <= steps; k++)
        {
            await using var scene = await DeployScene.StartAsync();
            EndAt(scene, k, beforeTheChainSawIt);
            Assert.Equal(Exit.Unavailable, (await scene.DeployAsync()).Code);
            (scene.Wire.Loses, scene.Wire.LosesReply) = (null, null);

            var said = await scene.DeployAsync();

            Assert.True(said.Code == Exit.Done, $"after send {k}: {said.Error}");
            await AssertFoundedAsync(scene, steps);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(7, false)]
    [InlineData(20, true)]
    [InlineData(33, false)]
    public async Task Killed_at_a_send_it_goes_on_and_doubles_nothing(int k, bool beforeTheChainSawIt)
    {
        await using var scene = await DeployScene.StartAsync();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new TaskCompletionSource();
        var count = 0;
        async Task<bool> HoldsAsync(JsonObject request)
        {
            if ((string?)request["method"] != Send || Interlocked.Increment(ref count) != k)
                return false;
            reached.SetResult();
            await held.Task;
            return true;
        }

        if (beforeTheChainSawIt)
            scene.Wire.Loses = HoldsAsync;
        else
            scene.Wire.LosesReply = HoldsAsync;
        using (var command = Start(scene))
        {
            await reached.Task;
            command.Kill();
            await command.WaitForExitAsync();
        }

        held.SetResult();
        (scene.Wire.Loses, scene.Wire.LosesReply) = (null, null);

        (await scene.DeployAsync()).Done();

        await AssertFoundedAsync(scene, (int)await scene.SentAsync());
    }

    [Fact]
    public async Task The_plan_of_a_founding_that_was_ended_says_what_is_signed()
    {
        await using var scene = await DeployScene.StartAsync();
        EndAt(scene, 20, before: true);
        await scene.DeployAsync();
        scene.Wire.Loses = null;

        var plan = JsonNode.Parse((await scene.RunAsync(scene.Words("--plan", "--json"))).Done().Out)!;

        var states = plan["steps"]!.AsArray().Select(step => (string)step!["state"]!).ToList();
        Assert.Equal(19, states.Count(state => state == "done"));
        Assert.Equal("signed", states[19]);
        Assert.Equal("to do", states[^1]);
        Assert.Equal(states.OrderBy(state => state == "to do" ? 2 : state == "signed" ? 1 : 0), states);
    }

    [Fact]
    public async Task Without_its_journal_it_finds_on_the_chain_what_was_done()
    {
        await using var scene = await DeployScene.StartAsync();
        EndAt(scene, 25, before: false);
        await scene.DeployAsync();
        scene.Wire.LosesReply = null;
        File.Delete(scene.Journal);

        (await scene.DeployAsync()).Done();

        await AssertFoundedAsync(scene, (int)await scene.SentAsync());
        File.Delete(scene.Journal);
        Assert.Contains("Nothing to do", (await scene.DeployAsync()).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_of_a_damaged_journal_what_to_do()
    {
        await using var scene = await DeployScene.StartAsync();
        (await scene.DeployAsync()).Done();
        var journal = JsonNode.Parse(await File.ReadAllTextAsync(scene.Journal))!;
        var last = journal["transactions"]!.AsArray()[^1]!;
        last["bytes"] = (string)last["bytes"]! + "00";
        await File.WriteAllTextAsync(scene.Journal, journal.ToJsonString());

        Assert.Contains("put it aside", (await scene.DeployAsync()).Sentence, StringComparison.Ordinal);
        File.Move(scene.Journal, scene.Journal + ".aside");
        (await scene.DeployAsync()).Done();
    }

    private static void EndAt(DeployScene scene, int k, bool before)
    {
        var count = 0;
        Task<bool> IsKth(JsonObject request) =>
            Task.FromResult((string?)request["method"] == Send && Interlocked.Increment(ref count) == k);
        if (before)
            scene.Wire.Loses = IsKth;
        else
            scene.Wire.LosesReply = IsKth;
    }

    /// <summary>How many transactions a founding takes.</summary>
    private async Task<int> WholeAsync()
    {
        await using var scene = await DeployScene.StartAsync();
        (await scene.DeployAsync()).Done();
        var steps = (int)await scene.SentAsync();
        output.WriteLine($"{steps} steps");
        Assert.True(steps > 30);
        return steps;
    }

    private static async Task AssertFoundedAsync(DeployScene scene, int steps)
    {
        Assert.Equal((ulong)steps, await scene.SentAsync());
        var made = Deployment.Load(scene.Manifest);
        Assert.Equal(Address.OfContract(scene.Founder, 12), made.Dividends);
        var events = await scene.EventsAsync();
        Assert.Equal(3, events.OfType<ConsortiumContract.MemberAdmittedEvent>().Count());
        Assert.Equal(3, events.OfType<ConsortiumContract.KeyAddedEvent>().Count());
        Assert.Equal(4, events.OfType<ConsortiumContract.OfficesSetEvent>().Count());
        Assert.Equal(9, events.OfType<ConsortiumContract.DeskSetEvent>().Count());
        Assert.Single(events.OfType<ConsortiumContract.CouncilSetEvent>());
        Assert.IsType<ConsortiumContract.FoundingClosedEvent>(events[^1]);
    }

    private static Process Start(DeployScene scene)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Carbon.Cli.dll"), .. scene.Words("--yes")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
