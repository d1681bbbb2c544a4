namespace Carbon.Registry.Policies;

/// <summary>The paper that a division's rules come from.</summary>
/// <param name="Title">Its title, in Chinese.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Dated">Its day, or null where it bears none.</param>
/// <param name="Note">What a reader must know of it.</param>
/// <param name="Dates">Where the first and last day in force come from.</param>
public sealed record PolicyDocument(string Title, PolicyStage Stage, DateOnly? Dated, string Note, string Dates);
