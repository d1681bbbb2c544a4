namespace Carbon.Survival.Victim;

/// <summary>What one life of a victim is told.</summary>
/// <param name="Rpc">The engine, or a proxy before it.</param>
/// <param name="Deployment">File that names the register's contracts.</param>
/// <param name="Outbox">The outbox's file.</param>
/// <param name="Key">Private key of a test's own chain, as 0x and 64 digits.</param>
/// <param name="DieAt">Name of the point at which it kills itself, or null.</param>
/// <param name="DieAtCount">At which reach of the point, from 1.</param>
/// <param name="FillAt">Name of the point at which it fills its disk, or null.</param>
public sealed record VictimSettings(
    Uri Rpc, string Deployment, string Outbox, string Key, string? DieAt, int DieAtCount, string? FillAt);
