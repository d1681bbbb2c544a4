using System.Collections.Concurrent;
using Grpc.Core;
using RpcException = Grpc.Core.RpcException;

namespace Carbon.Network.Tests;

/// <summary>
/// Writes through every member's node all the while: forestry moves the ticket and registers persons, the others file
/// complaints. What is unavailable is asked again under its own id until it is accepted.
/// </summary>
internal sealed class StackLoad
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(250);

    private readonly StackFixture _stack;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly ConcurrentQueue<StackWrite> _accepted = new();
    private readonly Task[] _writers;
    private int _unavailable;

    public StackLoad(StackFixture stack)
    {
        _stack = stack;
        _writers = [.. stack.Members.Select(member => Task.Run(() => WriteAsync(member)))];
    }

    /// <summary>What was accepted so far.</summary>
    public IReadOnlyList<StackWrite> Accepted => [.. _accepted];

    /// <summary>How often a node said that it was unavailable.</summary>
    public int Unavailable => Volatile.Read(ref _unavailable);

    /// <summary>Waits until so many more are accepted of one member, or of all together.</summary>
    public Task GrowAsync(int more, StackMember? of = null)
    {
        var before = Count(of);
        return Until.TrueAsync(
            () => _writers.Any(writer => writer.IsFaulted) || Count(of) >= before + more,
            $"{more} more writes are accepted");
    }

    /// <summary>Asks for nothing new, and gives all that was accepted once nothing waits to be.</summary>
    public async Task<IReadOnlyList<StackWrite>> StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_writers).WaitAsync(Until.Limit);
        return Accepted;
    }

    /// <summary>Ends at once.</summary>
    public void Abort()
    {
        _stop.Cancel();
        _abort.Cancel();
    }

    private int Count(StackMember? of) => _accepted.Count(write => of is null || write.Member == of);

    private async Task WriteAsync(StackMember member)
    {
        using var beat = new PeriodicTimer(Pace);
        for (var turn = 0; !_stop.IsCancellationRequested; turn++)
        {
            var write = member != _stack.Members[0] ? StackWrite.Complaint(member)
                : turn % 2 == 0 ? StackWrite.Move(member, _stack.Ticket, _stack.Buyer)
                : StackWrite.Person(member);
            await AcceptAsync(write);
            await beat.WaitForNextTickAsync(_abort.Token);
        }
    }

    private async Task AcceptAsync(StackWrite write)
    {
        using var beat = new PeriodicTimer(AskAgain);
        while (true)
        {
            try
            {
                await write.AskAsync();
                _accepted.Enqueue(write);
                return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                Interlocked.Increment(ref _unavailable);
                await beat.WaitForNextTickAsync(_abort.Token);
            }
        }
    }
}
