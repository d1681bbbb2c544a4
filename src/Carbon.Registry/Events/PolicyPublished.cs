namespace Carbon.Registry.Events;

/// <summary>
/// A policy version was published and can never be changed.
/// </summary>
public sealed record PolicyPublished(PolicyId Policy, uint Division, PolicyTerms Terms) : RegistryEvent;
