namespace Carbon.Index.Queries;

/// <summary>Where a list goes on: after the row of this place. Zero is the start.</summary>
/// <param name="First">What orders the list: a number, an id, a position, or seconds in a list by time.</param>
/// <param name="Second">The number among equals of the first, or zero where there are none.</param>
public readonly record struct ListPlace(ulong First, ulong Second = 0);
