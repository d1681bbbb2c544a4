namespace Carbon.Survival.Tests;

/// <summary>The moment at which a simulated process ends; nothing of it runs on.</summary>
public sealed class SimulatedDeathException : Exception;
