namespace Carbon.Registry.Records;

/// <summary>One co-owner's exact part of a ticket.</summary>
/// <param name="Person">The co-owner.</param>
/// <param name="Parts">Part of the sum of all owners' parts; at least 1.</param>
public sealed record Share(PersonId Person, uint Parts);
