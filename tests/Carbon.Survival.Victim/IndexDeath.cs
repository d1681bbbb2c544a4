using System.Diagnostics;
using Carbon.Index;
using Carbon.Index.Tests;

namespace Carbon.Survival.Victim;

/// <summary>
/// Takes and undoes blocks without end and is killed on the way: at a point within a commit, or at a random moment of
/// the clock, which may be in the middle of what the store itself writes.
/// </summary>
public static class IndexDeath
{
    /// <summary>What a life that ends by the clock says first.</summary>
    public const string ByClock = "by the clock";

    private const int Blocks = 600;
    private const int TakenMax = 4;
    private const int UndoneMax = 6;
    private const int PointsMax = 60;
    private const int MicrosecondsMax = 120_000;

    /// <summary>The chain of a seed, the same in every process.</summary>
    public static IReadOnlyList<RegistryBlock> Chain(int seed)
    {
        var (random, life, chain) = (new Random(seed), new RandomLife(), Sample.Issued());
        while (chain.Blocks.Count < Blocks)
            chain.Add(life.Events(random));
        return chain.Blocks;
    }

    /// <summary>
    /// Writes until it dies. Before each commit it says how many of the chain's blocks the index holds and how many it
    /// is to hold.
    /// </summary>
    public static void Run(IndexDeathSettings settings)
    {
        var (chain, dice) = (Chain(settings.ChainSeed), new Random(settings.LifeSeed));

        // Whoever looks at what a life leaves has looked for damage; here it would only take time.
        using var index = RegistryIndex.Open(settings.Store(), new IndexOptions { CheckIntegrity = false });
        if (dice.Next(2) == 0)
            DieAtPoint(index, dice.Next(PointsMax));
        else
            DieAfter(index, TimeSpan.FromMicroseconds(dice.Next(MicrosecondsMax)));
        while (true)
        {
            var held = index.Tip is { } tip ? (int)(tip.Height - chain[0].Point.Height) + 1 : 0;
            var undoes = held == chain.Count || (held > UndoneMax && dice.Next(5) == 0);
            var next = undoes
                ? held - dice.Next(1, UndoneMax + 1)
                : Math.Min(chain.Count, held + dice.Next(1, TakenMax + 1));
            Console.WriteLine($"{held} {next}");
            if (undoes)
                index.UndoAbove(chain[next - 1].Point.Height);
            else
                index.Append([.. chain.Skip(held).Take(next - held)]);
        }
    }

    private static void DieAtPoint(RegistryIndex index, int passed) => index.FaultPoint = _ =>
    {
        if (passed-- == 0) Death.Now();
    };

    // From within the first commit on. A thread that spins hits any moment; one that sleeps wakes between two ticks.
    private static void DieAfter(RegistryIndex index, TimeSpan time)
    {
        Console.WriteLine(ByClock);
        index.FaultPoint = _ =>
        {
            index.FaultPoint = null;
            var begun = Stopwatch.GetTimestamp();
            new Thread(() =>
            {
                SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(begun) >= time);
                Death.Now();
            }).Start();
        };
    }
}
