namespace Carbon.Registry.Records;

/// <summary>
/// What an owner of record gets.
/// </summary>
/// <param name="Person">The person.</param>
/// <param name="ValueFen">Value in fen.</param>
public sealed record DividendPart(
    PersonId Person,
    ulong ValueFen);
