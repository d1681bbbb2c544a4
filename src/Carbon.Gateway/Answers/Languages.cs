namespace Carbon.Gateway.Answers;

/// <summary>Which language a reader wants.</summary>
internal static class Languages
{
    /// <summary>
    /// The first language of an Accept-Language value that is Chinese or English; Chinese where there is none.
    /// </summary>
    public static Language Accepted(string? header)
    {
        foreach (var item in (header ?? "").Split(',', 16))
        {
            if (Starts(item, "zh"))
                return Language.Chinese;
            if (Starts(item, "en"))
                return Language.English;
        }

        return Language.Chinese;
    }

    /// <summary>The language of a <c>lang</c> in an address: English where it says so, else Chinese.</summary>
    public static Language Named(string? name) =>
        name is not null && Starts(name, "en") ? Language.English : Language.Chinese;

    /// <summary>The other of the two.</summary>
    public static Language Other(Language language) =>
        language == Language.Chinese ? Language.English : Language.Chinese;

    /// <summary>The BCP 47 tag.</summary>
    public static string TagOf(Language language) => language == Language.Chinese ? "zh-CN" : "en";

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public static string ShortTagOf(Language language) => language == Language.Chinese ? "zh" : "en";

    private static bool Starts(string text, string tag) =>
        text.AsSpan().Trim().StartsWith(tag, StringComparison.OrdinalIgnoreCase);
}
