using System.Collections.Frozen;

namespace Carbon.Registry.Policies;

/// <summary>The policies of all divisions that a node knows, by division.</summary>
public sealed class PolicyBook
{
    private readonly FrozenDictionary<uint, PolicyFile> _files;

    /// <summary>Takes the files, one per division.</summary>
    /// <exception cref="ArgumentException">Two files are of one division.</exception>
    public PolicyBook(IEnumerable<PolicyFile> files)
    {
        Files = [.. files.OrderBy(file => file.Division)];
        if (Files.GroupBy(file => file.Division).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two policy files are of division {twice.Key}.", nameof(files));
        _files = Files.ToFrozenDictionary(file => file.Division);
    }

    /// <summary>The files, in order of division.</summary>
    public IReadOnlyList<PolicyFile> Files { get; }

    /// <summary>A division's file, or null.</summary>
    public PolicyFile? Find(uint division) => _files.GetValueOrDefault(division);

    /// <summary>A division's name, or null where no file is known.</summary>
    public string? NameOf(uint division, Language language) => Find(division)?.Name.In(language);

    /// <summary>
    /// What a division calls a kind of ticket, or null where no file of it is known; <see cref="Words"/> has a word
    /// for all divisions.
    /// </summary>
    public string? NameOf(uint division, Kind kind, Language language) =>
        Find(division)?.Kinds.FirstOrDefault(terms => terms.Kind == kind)?.Name.In(language);
}
