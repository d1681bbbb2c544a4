using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit.Sdk;

namespace Carbon.TestChain;

/// <summary>Carries out what is asked of a network, line by line, each answered by a line of JSON.</summary>
internal sealed class Orders(ValidatorNetwork network, string? file)
{
    private const int SecondsDigits = 3;

    private (CancellationTokenSource Stop, Task Keeping)? _apart;

    /// <summary>Obeys until the lines end.</summary>
    public async Task ObeyAsync(TextReader lines, TextWriter answers)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Trim() is not { Length: > 0 } order) continue;
            var answer = await AnswerAsync(order);
            await answers.WriteLineAsync(answer.ToJsonString());
            await answers.FlushAsync();
        }
    }

    /// <summary>The network as JSON, which is written to the file too, where there is one.</summary>
    public string WriteDown()
    {
        var text = Network([.. network.Validators.Select(Plain)]).ToJsonString();
        if (file is null) return text;

        // Whoever reads meanwhile has the old text or the new.
        var fresh = $"{file}.new";
        File.WriteAllText(fresh, text + "\n");
        File.Move(fresh, file, overwrite: true);
        return text;
    }

    private async Task<JsonObject> AnswerAsync(string order)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = new JsonObject { ["command"] = order };
        try
        {
            var told = await CarryOutAsync(order.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            End(answer, started, null);
            foreach (var (name, value) in told) answer[name] = value?.DeepClone();
        }
        catch (Exception e) when (e is XunitException or FormatException or InvalidOperationException
            or RpcException or RpcUnavailableException)
        {
            End(answer, started, e.Message);
        }

        WriteDown();
        return answer;
    }

    private static void End(JsonObject answer, long started, string? error)
    {
        answer["done"] = error is null;
        answer["seconds"] = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, SecondsDigits);
        if (error is not null) answer["error"] = error;
    }

    private async Task<JsonObject> CarryOutAsync(string[] words)
    {
        switch (words)
        {
            case ["kill", var names]:
                await Task.WhenAll(Named(names).Select(node => node.KillAsync()));
                return [];
            case ["start", var names]:
                await network.ReturnAsync(Named(names));
                return [];
            case ["split", var names]:
                await SplitAsync(Named(names));
                return [];
            case ["heal"]:
                await HealAsync();
                return [];
            case ["vote", var name, "in" or "out"]:
                await network.VoteAsync(Named(name).Single(), words[2] == "in");
                return [];
            case ["rest", var names] when Named(names) is { Length: 2 } two:
                await ValidatorNetwork.RestAsync(two[0], two);
                return [];
            case ["status"]:
                return await StatusAsync();
            default:
                throw new FormatException("No such command; README.md of Carbon.TestChain lists them.");
        }
    }

    private async Task SplitAsync(GethNode[] side)
    {
        await EndSplitAsync();
        await network.SplitAsync(side);
        var stop = new CancellationTokenSource();
        _apart = (stop, network.KeepApartAsync(side, stop.Token));
    }

    private async Task HealAsync()
    {
        await EndSplitAsync();
        await network.ConnectAsync();
        await network.GrowAsync(2);
    }

    private async Task EndSplitAsync()
    {
        if (_apart is not var (stop, keeping)) return;
        _apart = null;
        await stop.CancelAsync();
        await keeping;
        stop.Dispose();
    }

    private async Task<JsonObject> StatusAsync()
    {
        var validators = new JsonArray();
        var running = network.Validators.Where(node => node.IsUp).ToArray();
        foreach (var node in network.Validators)
        {
            var told = Plain(node);
            if (node.IsUp)
            {
                var height = await node.HeightAsync();
                told["height"] = height;
                told["head"] = $"{await node.HashAtAsync(height)}";
                told["peers"] = (await node.PeersAsync()).Count;
            }

            validators.Add((JsonNode)told);
        }

        var lowest = (await Task.WhenAll(running.Select(node => node.HeightAsync()))).DefaultIfEmpty().Min();
        var hashes = await Task.WhenAll(running.Select(node => node.HashAtAsync(lowest)));
        var status = Network(validators);
        status["agreed"] = hashes.Distinct().Count() <= 1;
        return status;
    }

    private static JsonObject Network(JsonArray validators) =>
        new() { ["chainId"] = Genesis.ChainId, ["validators"] = validators };

    private static JsonObject Plain(GethNode node) => new()
    {
        ["name"] = node.Role.Name,
        ["address"] = $"{node.Role.Sealer}",
        ["rpcUrl"] = node.Endpoint.ToString(),
        ["webSocketUrl"] = node.Socket?.ToString(),
        ["pid"] = node.ProcessId,
    };

    private GethNode[] Named(string names) =>
    [
        .. names.Split(',').Select(name => network.Validators.FirstOrDefault(node => node.Role.Name == name)
            ?? throw new FormatException($"There is no {name}.")),
    ];
}
