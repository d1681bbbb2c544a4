namespace Carbon.Cli.Kit.Checking;

/// <summary>Something in a kit that would do harm.</summary>
/// <param name="Code">Short name of the rule.</param>
/// <param name="File">From the kit's folder.</param>
/// <param name="Found">What is there, in one sentence.</param>
/// <param name="Reason">What it would do.</param>
internal sealed record KitFinding(string Code, string File, string Found, string Reason);
