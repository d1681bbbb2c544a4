using System.Numerics;

namespace Carbon.Registry.Events;

/// <summary>
/// A policy version was published and can never be changed.
/// </summary>
public sealed record PolicyPublished(PolicyId Policy, uint Division, PolicyTerms Terms) : RegistryEvent;

/// <summary>
/// The working days of a year are these: bit n, from the lowest of the first word, stands for day n of the year
/// from 0 = 1 January.
/// </summary>
public sealed record CalendarPublished(
    ushort Year,
    IReadOnlyList<BigInteger> WorkingDays,
    Digest DocumentHash) : RegistryEvent;
