namespace Carbon.Registry.Policies;

/// <summary>The same in two languages.</summary>
/// <param name="Chinese">Chinese, the first.</param>
/// <param name="English">English.</param>
public sealed record BilingualText(string Chinese, string English)
{
    /// <summary>The text in a language.</summary>
    public string In(Language language) => language switch
    {
        Language.Chinese => Chinese,
        Language.English => English,
    };
}
