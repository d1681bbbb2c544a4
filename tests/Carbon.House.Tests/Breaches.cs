namespace Carbon.House.Tests;

/// <summary>Fails with every breach of a rule, one per line.</summary>
internal static class Breaches
{
    public static void None(IEnumerable<string> breaches)
    {
        var all = breaches.ToList();
        Assert.True(all.Count == 0, $"{all.Count} breach(es):\n{string.Join('\n', all)}");
    }
}
