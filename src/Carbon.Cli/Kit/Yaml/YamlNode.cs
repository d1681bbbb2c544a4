namespace Carbon.Cli.Kit.Yaml;

/// <summary>A part of a YAML file, with the line that it begins on.</summary>
internal abstract record YamlNode(int Line);

/// <summary>A single value as it is written; what type it has is up to its reader.</summary>
internal sealed record YamlText(int Line, string Text) : YamlNode(Line);

/// <summary>Values in a row.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>Values by name, in the order of the file; no name stands twice.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line);

/// <summary>One name with its value.</summary>
internal sealed record YamlEntry(int Line, string Name, YamlNode Value);
