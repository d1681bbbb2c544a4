using System.Globalization;
using Xunit.Abstractions;

namespace Carbon.Survival.Tests;

/// <summary>
/// Seeded runs of two nodes with crashes, faults, lies and replaced blocks: as many as fit the time, a thousand in a
/// deep run. CARBON_SEED repeats from one run on.
/// </summary>
public sealed class SimulationTests(AnvilRegister register, ITestOutputHelper output) : IClassFixture<AnvilRegister>
{
    private const int DeepRuns = 1_000;

    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(5);

    // INV-31, INV-45
    [Fact]
    public async Task Every_accepted_write_has_one_effect_in_every_run()
    {
        var isDeep = Environment.GetEnvironmentVariable("CARBON_DEEP") == "1";
        var first = Number("CARBON_SEED") ?? Random.Shared.Next();
        var time = Number("CARBON_SIMULATION_SECONDS") is { } s ? TimeSpan.FromSeconds(s) : UsualTime;
        var keys = new[]
        {
            await register.NewKeyAsync(FoundedRegister.Forestry), await register.NewKeyAsync(FoundedRegister.Forestry),
        };
        var (runs, deaths, reorgs, mined) = (0, 0, 0, 0);
        var begun = TimeProvider.System.GetTimestamp();
        while (isDeep ? runs < DeepRuns : TimeProvider.System.GetElapsedTime(begun) < time)
        {
            var result = await PlayAsync(keys, unchecked(first + runs) & int.MaxValue);
            (runs, deaths) = (runs + 1, deaths + result.Deaths);
            (reorgs, mined) = (reorgs + result.Reorgs, mined + result.Mined);
            Say($"{runs} runs of {World.Writes} writes from CARBON_SEED={first}: {mined} mined, {deaths} deaths, " +
                $"{reorgs} reorganisations");
        }

        Assert.True(runs > 0 && deaths > 0 && reorgs > 0, "nothing happened");
    }

    private async Task<RunResult> PlayAsync(IReadOnlyList<ISigner> keys, int seed)
    {
        try
        {
            return await World.PlayAsync(register, keys, seed);
        }
        catch (Exception e)
        {
            output.WriteLine(e.ToString());
            throw new InvalidOperationException($"repeat with CARBON_SEED={seed}: {e.Message}", e);
        }
    }

    // Kept where ./carbon test shows it after the tests of a project.
    private void Say(string line)
    {
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("CARBON_SAID") is { Length: > 0 } path)
            File.WriteAllText(path, line + "\n");
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
