using System.Diagnostics.CodeAnalysis;

namespace Carbon.Registry.Policies;

/// <summary>A division's rules as data, each with its article. The chain keeps only the terms and the hash.</summary>
/// <param name="Division">GB/T 2260 code, six digits.</param>
/// <param name="Name">The division's name.</param>
/// <param name="Document">The paper that the rules come from.</param>
/// <param name="Disclaimer">The notice that goes with every public answer (P32), or null.</param>
/// <param name="Papers">Papers of an application (P8).</param>
/// <param name="Offices">Which sort of institution holds which office.</param>
/// <param name="Kinds">The terms for each kind of ticket, 1 to 3.</param>
/// <param name="Settings">The settings by key, P1 to P33; there is no P24.</param>
public sealed record PolicyFile(
    uint Division,
    BilingualText Name,
    PolicyDocument Document,
    BilingualText? Disclaimer,
    IReadOnlyList<BilingualText> Papers,
    IReadOnlyList<OfficeHolding> Offices,
    IReadOnlyList<KindTerms> Kinds,
    IReadOnlyDictionary<string, PolicySetting> Settings)
{
    /// <summary>The largest policy file that is read, in bytes.</summary>
    public const int BytesMax = 262_144;

    /// <summary>The largest number of papers that go with an application.</summary>
    public const int PapersMax = 16;

    /// <summary>The keys that every file must carry, in order. There is no P24.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [.. Enumerable.Range(1, 33).Where(n => n != 24).Select(n => "P" + n)];

    /// <summary>Reads a policy file strictly; where it is not one, every fault is told at once.</summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="file">The policy, or null where there are faults.</param>
    /// <param name="faults">What is wrong, each with its place in the file; empty where nothing is.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out PolicyFile? file,
        out IReadOnlyList<string> faults)
    {
        (file, faults) = PolicyReader.Read(utf8);
        return file is not null;
    }

    /// <summary>The terms for a kind, as the council publishes them.</summary>
    /// <param name="kind">The kind of ticket.</param>
    /// <param name="documentHash">Keccak-256 of the file's bytes.</param>
    /// <exception cref="ArgumentException">The file has no such kind.</exception>
    public PolicyTerms ToTerms(Kind kind, Digest documentHash)
    {
        var terms = Kinds.FirstOrDefault(one => one.Kind == kind)
            ?? throw new ArgumentException($"Division {Division} has no rules for {kind}.", nameof(kind));
        return new(
            Division,
            kind,
            ChinaTime.StartOf(terms.FirstDay),
            ChinaTime.StartOf(terms.LastDay.AddDays(1)),
            terms.Issuance,
            terms.Disclaimer,
            terms.Application.ToTerms(),
            terms.Moves.ToTerms(),
            terms.Uses.ToTerms(),
            documentHash);
    }
}
