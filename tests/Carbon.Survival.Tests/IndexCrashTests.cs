using Carbon.Index.Tests;
using Carbon.Survival.Victim;
using Xunit.Abstractions;

namespace Carbon.Survival.Tests;

/// <summary>R1: its writer is ended by SIGKILL in the middle of an index's commits, again and again.</summary>
[Collection(PostgresServer.Name)]
public sealed class IndexCrashTests(PostgresServer server, ITestOutputHelper output)
{
    // A server's writer dies with its connection alone; what it leaves is the server's own recovery of a transaction.
    private const int DeathsOverFile = 100;
    private const int DeathsOverServer = 20;

    [Fact]
    public async Task A_file_whose_writer_is_killed_a_hundred_times_is_the_index_built_afresh()
    {
        using var file = new TemporaryFile();
        var (chain, dice) = Seeded();
        using var victim = new IndexVictim(life => new IndexDeathSettings(file.Path, null, chain, life), chain);
        await DieAsync(victim, DeathsOverFile, dice);
    }

    [Fact]
    public async Task A_schema_of_PostgreSQL_outlives_its_writers_and_their_lease_does_not()
    {
        using var schema = server.NewPostgresSchema();
        var (chain, dice) = Seeded();
        using var victim = new IndexVictim(
            life => new IndexDeathSettings(schema.Connection, schema.Password, chain, life), chain);
        await DieAsync(victim, DeathsOverServer, dice);
    }

    private (int Chain, Random Dice) Seeded()
    {
        var dice = Seeds.Random(out var seed);
        output.WriteLine($"CARBON_SEED={seed}");
        return (dice.Next(), dice);
    }

    private async Task DieAsync(IndexVictim victim, int deaths, Random dice)
    {
        for (var life = 0; life < deaths; life++)
            await victim.DieAsync(dice.Next());
        output.WriteLine($"{victim.Ends.AtPoints} at points, {victim.Ends.ByClock} by the clock, {victim.Most} blocks");
        Assert.True(victim.Ends is { AtPoints: > 0, ByClock: > 0 }, "only one kind of death");
        Assert.True(victim.Most > deaths / 2, "the index hardly grew");
        var (survived, afresh) = victim.Digests();
        Assert.Equal(afresh, survived);
    }
}
