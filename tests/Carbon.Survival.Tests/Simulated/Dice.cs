namespace Carbon.Survival.Tests;

/// <summary>The chances of one run, from its seed; safe from several threads.</summary>
internal sealed class Dice(int seed)
{
    private const int PauseMsMax = 30;

    private readonly Random _random = new(seed);

    /// <summary>Height of the chain, where whoever throws the dice knows it.</summary>
    public ulong? Head { get; set; }

    public int Below(int limit)
    {
        lock (_random) return _random.Next(limit);
    }

    public bool OneIn(int chances) => Below(chances) == 0;

    /// <summary>A delay of the world, which is a fault and no wait for a fact.</summary>
    public async Task PauseAsync()
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(1 + Below(PauseMsMax)));
        await pause.WaitForNextTickAsync();
    }
}
