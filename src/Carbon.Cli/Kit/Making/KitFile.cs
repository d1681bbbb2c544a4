namespace Carbon.Cli.Kit.Making;

/// <summary>One file of a kit.</summary>
/// <param name="Path">From the kit's folder, with slashes.</param>
/// <param name="Text">All that it holds.</param>
internal sealed record KitFile(string Path, string Text);
