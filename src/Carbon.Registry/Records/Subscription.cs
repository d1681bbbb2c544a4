namespace Carbon.Registry.Records;

/// <summary>
/// A buyer's undertaking to answer for a part of a case, in money or in an amount; instalments are several of them.
/// </summary>
/// <param name="Buyer">Who undertakes it.</param>
/// <param name="ValueFen">What is to be spent on tickets; zero where an amount is undertaken.</param>
/// <param name="Amount">What is to be offset, in the kind's base unit; zero where a value is undertaken.</param>
/// <param name="DueSeconds">When it is due; zero: at once.</param>
/// <param name="SubscribedAtSeconds">When it was undertaken, in seconds since 1970.</param>
public sealed record Subscription(
    PersonId Buyer,
    ulong ValueFen,
    ulong Amount,
    ulong DueSeconds,
    ulong SubscribedAtSeconds);
