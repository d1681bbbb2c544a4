using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Carbon.Index;
using Carbon.Survival.Victim;

namespace Carbon.Survival.Tests;

/// <summary>One index whose writers die one after the other, beside one of the same chain whose writer lives.</summary>
internal sealed class IndexVictim(Func<int, IndexDeathSettings> settings, int chainSeed) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-index-victim-");
    private readonly IReadOnlyList<RegistryBlock> _chain = IndexDeath.Chain(chainSeed);
    private RegistryIndex? _sound;

    private RegistryIndex Sound => _sound ??= RegistryIndex.Open(In("sound.db"));

    /// <summary>How many lives ended within what the fold does, and how many at a moment of the clock.</summary>
    public (int AtPoints, int ByClock) Ends { get; private set; }

    /// <summary>How many of the chain's blocks were ever held.</summary>
    public int Most { get; private set; }

    /// <summary>
    /// A life up to its death. What it leaves is the index as it was before the commit under way, or as it was to be.
    /// </summary>
    public async Task DieAsync(int seed)
    {
        var told = settings(seed);
        var said = await LiveAsync(told);
        var byClock = said.Remove(IndexDeath.ByClock);
        Ends = byClock ? (Ends.AtPoints, Ends.ByClock + 1) : (Ends.AtPoints + 1, Ends.ByClock);
        using var index = await OpenAsync(told);
        var held = Held(index);
        Assert.True(
            IsWhole(said, held, byClock), $"{held} blocks after {said[^1]} with seed {seed}");
        Most = Math.Max(Most, held);
        Follow(held);
        Assert.True(
            Sound.Read(s => s.ComputeDigest()) == index.Read(s => s.ComputeDigest()),
            $"digests differ at {index.Tip} with seed {seed}");
    }

    /// <summary>The index's digest, and that of one that is built afresh to the same block.</summary>
    public (Digest Survived, Digest Afresh) Digests()
    {
        using var index = RegistryIndex.Open(settings(0).Store(), new IndexOptions());
        using var afresh = RegistryIndex.Open(In("afresh.db"));
        afresh.Append([.. _chain.Take(Held(index))]);
        return (index.Read(s => s.ComputeDigest()), afresh.Read(s => s.ComputeDigest()));
    }

    public void Dispose()
    {
        _sound?.Dispose();
        _folder.Delete(recursive: true);
    }

    // Killed by the clock it may have ended the commit that it told of.
    private static bool IsWhole(List<string> said, int held, bool byClock)
    {
        var commit = said[^1].Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return held == commit[0] || (byClock && held == commit[1]);
    }

    private async Task<List<string>> LiveAsync(IndexDeathSettings told)
    {
        await File.WriteAllTextAsync(In("victim.json"), JsonSerializer.Serialize(told));
        using var victim = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Carbon.Survival.Victim"), ["index", In("victim.json")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        victim.ErrorDataReceived += (_, _) => { };
        victim.BeginErrorReadLine();
        var said = await victim.StandardOutput.ReadToEndAsync();
        await victim.WaitForExitAsync();
        Assert.Equal(VictimProcess.Killed, victim.ExitCode);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Opens what is left; a server may take a moment to see that the holder of the lease is gone.</summary>
    private static async Task<RegistryIndex> OpenAsync(IndexDeathSettings told)
    {
        RegistryIndex? opened = null;
        await Until.TrueAsync(
            () =>
            {
                try
                {
                    opened = RegistryIndex.Open(told.Store(), new IndexOptions());
                    return true;
                }
                catch (IndexInUseException)
                {
                    return false;
                }
            },
            "the lease is free again");
        return opened!;
    }

    private int Held(RegistryIndex index)
    {
        if (index.Tip is not { } tip) return 0;
        var held = (int)(tip.Height - _chain[0].Point.Height) + 1;
        Assert.Equal(_chain[held - 1].Point, tip);
        return held;
    }

    private void Follow(int held)
    {
        var own = Held(Sound);
        if (held < own) Sound.UndoAbove(_chain[held - 1].Point.Height);
        else if (held > own) Sound.Append([.. _chain.Skip(own).Take(held - own)]);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
