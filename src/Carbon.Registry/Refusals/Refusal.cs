namespace Carbon.Registry.Refusals;

/// <summary>Why the rules say no: a name that is the same on chain, here and over the wire, and the facts.</summary>
/// <param name="Code">The name.</param>
/// <param name="Facts">The facts by the names they have on chain, numbers and ids already in printed form.</param>
public sealed record Refusal(RefusalCode Code, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>Makes a refusal from facts.</summary>
    public static Refusal Of(RefusalCode code, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
            byName.Add(name, value);
        return new(code, byName);
    }

    /// <summary>The reason as it goes over the wire: <c>AMOUNT_OVER_FREE</c>.</summary>
    public string Reason => RefusalNames.ReasonOf(Code);

    /// <summary>One sentence with the facts, in Chinese or English.</summary>
    public string Say(Language language) => RefusalTexts.Say(this, language);

    /// <summary>The English sentence, for logs.</summary>
    public override string ToString() => $"{Code}: {Say(Language.English)}";
}
