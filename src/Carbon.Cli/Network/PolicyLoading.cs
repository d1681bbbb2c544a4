using Carbon.Cli.CommandLine;
using Carbon.Ethereum;
using Carbon.Registry.Policies;

namespace Carbon.Cli.Network;

/// <summary>The terms of every policy file of a folder, ready to publish.</summary>
internal static class PolicyLoading
{
    private const string Pattern = "??????.json";

    /// <summary>Reads every division's file; a faulty one ends the command with its first faults.</summary>
    public static IReadOnlyList<PolicyTerms> Load(string folder)
    {
        var paths = Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern) : [];
        if (paths.Length == 0)
            throw new CommandException(Exit.Failed, $"There is no policy file in {folder}.");
        return [.. paths.Order(StringComparer.Ordinal).SelectMany(LoadFile)];
    }

    private static IEnumerable<PolicyTerms> LoadFile(string path)
    {
        if (new FileInfo(path).Length > PolicyFile.BytesMax)
            throw new CommandException(Exit.Failed, $"{path} is larger than a policy file may be.");
        var bytes = File.ReadAllBytes(path);
        if (!PolicyFile.TryParse(bytes, out var file, out var faults))
            throw new CommandException(Exit.Failed, $"{path} is no policy: {string.Join("; ", faults.Take(3))}");
        var hash = Digest.From(Keccak.Hash(bytes).ToBytes());
        return file.Kinds.Select(terms => file.ToTerms(terms.Kind, hash));
    }
}
