namespace Carbon.Gateway.Callers;

/// <summary>One line of the table of callers.</summary>
/// <param name="Uri">The single URI among the certificate's subject alternative names.</param>
/// <param name="Name">Under which the outbox keeps what this caller asked.</param>
/// <param name="Role">What it may do.</param>
public sealed record KnownCaller(string Uri, string Name, CallerRole Role);
