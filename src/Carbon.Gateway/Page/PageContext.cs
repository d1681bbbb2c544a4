namespace Carbon.Gateway.Page;

/// <summary>What every page shows around its own matter.</summary>
/// <param name="Language">The reader's language.</param>
/// <param name="Path">The page's own address without its language, for the switch.</param>
/// <param name="AsOf">What the page is true as of, or null where nothing was read.</param>
/// <param name="Stale">Whether the index is behind the chain, or cannot say.</param>
public sealed record PageContext(Language Language, string Path, Wire.AsOf? AsOf, bool Stale)
{
    /// <summary>Picks the words of the reader's language.</summary>
    public string Say(string chinese, string english) => Language == Language.Chinese ? chinese : english;

    /// <summary>An address that keeps the reader's language.</summary>
    public string Link(string path) => Language == Language.Chinese ? path : Switched(path, "en");

    /// <summary>This page in the other language.</summary>
    public string SwitchLink => Switched(Path, Language == Language.Chinese ? "en" : "zh");

    private static string Switched(string path, string tag) =>
        path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "lang=" + tag;
}
