namespace Carbon.Registry.Policies;

/// <summary>One setting in which divisions differ.</summary>
/// <param name="Value">What holds here.</param>
/// <param name="Basis">Where it comes from.</param>
/// <param name="Articles">The articles; at least one where the document says so.</param>
/// <param name="Quote">The document's own words, or null.</param>
/// <param name="Reason">Why, where no article says so; else null or a remark.</param>
public sealed record PolicySetting(
    string Value,
    PolicyBasis Basis,
    IReadOnlyList<Citation> Articles,
    string? Quote,
    string? Reason);

/// <summary>A requirement and the article that it was read from.</summary>
/// <param name="Requirement">Id of the requirement, such as <c>N-42</c>.</param>
/// <param name="Article">The article or section.</param>
public sealed record Citation(string Requirement, string Article);
