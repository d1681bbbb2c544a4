using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger.Tests;

/// <summary>What stops without a word: the chain, the follower, or a connection.</summary>
public sealed class StandstillTests(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    [Fact]
    public async Task Says_that_the_chain_stands_still_until_it_goes_on()
    {
        await using var following = Follow(o => o with { StallPatience = TimeSpan.FromMilliseconds(200) });
        await Until.TrueAsync(
            () => following.Follower.Status.Complaint?.Contains("has stood at") == true, "the complaint");

        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(Until.Limit);
        while (following.Follower.Status.Complaint is not null)
        {
            await register.Node.CallAsync("evm_mine");
            await beat.WaitForNextTickAsync(limit.Token);
        }
    }

    [Fact]
    public async Task Says_that_nothing_is_taken_though_the_chain_goes_on()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = async (request, forward) =>
        {
            var reply = await forward();
            if ((string?)request["method"] == "eth_getTransactionReceipt") reply!["result"] = null;
            return reply;
        };
        await using var following = new FollowerUnderTest(
            proxy.Client, register.Deployment, o => o with { StallPatience = TimeSpan.FromMilliseconds(200) });

        await Until.TrueAsync(
            () => following.Follower.Status.Complaint?.Contains("Nothing was taken") == true, "the complaint");
        await Until.TrueAsync(() => following.Follower.Status.LastError is not null, "the cause");
    }

    // R8: the other side is gone and no packet says so.
    [Fact]
    public async Task Opens_a_silent_subscription_anew()
    {
        var opened = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            Interlocked.Increment(ref opened);
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        await app.StartAsync();
        await using var following = Follow(o => o with
        {
            HeadHints = new UriBuilder(app.Urls.Single()) { Scheme = "ws" }.Uri,
            HintSilence = TimeSpan.FromMilliseconds(100),
        });

        await Until.TrueAsync(() => Volatile.Read(ref opened) > 2, "opened three times");
    }

    private FollowerUnderTest Follow(Func<FollowerOptions, FollowerOptions> with) =>
        new(register.Node.Client(), register.Deployment, with);
}
