namespace Carbon.Registry.Policies;

/// <summary>Which sort of institution holds an office in a division.</summary>
/// <param name="Office">The office.</param>
/// <param name="MemberKind">Who holds it.</param>
/// <param name="Basis">Where that comes from: an article, or this register's choice.</param>
/// <param name="Articles">The articles.</param>
/// <param name="Note">What a reader must know, or null.</param>
public sealed record OfficeHolding(
    Office Office,
    MemberKind MemberKind,
    PolicyBasis Basis,
    IReadOnlyList<Citation> Articles,
    string? Note);
