namespace Carbon.Model.Tests;

/// <summary>What a member asks for.</summary>
internal sealed record Wish(RegistryCommand Command, MemberId By);
