using Carbon.Index;

namespace Carbon.Survival.Victim;

/// <summary>What one life of an index's writer is told.</summary>
/// <param name="Place">A file, or Npgsql's connection string where there is a password.</param>
/// <param name="Password">The database's password, or null: the index is in a file.</param>
/// <param name="ChainSeed">Of the chain that all lives work on.</param>
/// <param name="LifeSeed">Of what this life does and where it ends.</param>
public sealed record IndexDeathSettings(string Place, string? Password, int ChainSeed, int LifeSeed)
{
    /// <summary>Where the index lies.</summary>
    public IndexStore Store() => Password is null ? IndexStore.InFile(Place) : IndexStore.InPostgres(Place, Password);
}
