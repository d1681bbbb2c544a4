namespace Carbon.Index.Rows;

/// <summary>A published policy version.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Terms">What it says.</param>
public sealed record PolicyRow(PolicyId Id, PolicyTerms Terms);
