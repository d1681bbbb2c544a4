namespace Carbon.Cli.Kit;

/// <summary>Which releases of Hyperledger Besu the kit is for.</summary>
internal static class BesuRelease
{
    /// <summary>
    /// Before it a transaction at price zero could stay out of blocks, and blocks of QBFT with the forks used here were
    /// refused.
    /// </summary>
    public static readonly Version Oldest = new(26, 8, 0);

    /// <summary>Reads a release such as 26.8.0; anything else is null.</summary>
    public static Version? TryParse(string text) =>
        Version.TryParse(text, out var version) && version is { Build: >= 0, Revision: -1 } &&
        version.ToString() == text
            ? version
            : null;
}
