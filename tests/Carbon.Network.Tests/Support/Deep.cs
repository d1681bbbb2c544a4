namespace Carbon.Network.Tests;

/// <summary>Whether the long runs are asked for.</summary>
internal static class Deep
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("CARBON_DEEP") == "1";
}
