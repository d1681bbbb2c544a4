using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Carbon.Ethereum;

namespace Carbon.Node.Tests;

/// <summary>The node as a process of its own, on the fixture's chain, for the member that has none there.</summary>
[Collection(NetworkTests.Name)]
public sealed class NodeProgramTests : IDisposable
{
    private readonly NetworkFixture _network;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-node-program-");
    private readonly JsonObject _settings;

    public NodeProgramTests(NetworkFixture network)
    {
        _network = network;

        // The fixture's own nodes hold the keystores of theirs, and a key that wrote before belongs to its own outbox.
        var bank = network.Layout.Node(NetworkFixture.Spare);
        _settings = JsonNode.Parse(File.ReadAllText(bank.Settings))!.AsObject();
        _settings["memberListener"]!["port"] = 0;
        _settings["publicListener"]!["httpPort"] = 0;
        _settings["publicListener"]!["grpcPort"] = 0;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Says_where_it_listens_and_stops_in_order_when_its_parent_is_gone()
    {
        using var node = Start();
        var ready = await node.StandardOutput.ReadLineAsync();
        Assert.StartsWith("READY {", ready, StringComparison.Ordinal);
        var said = JsonNode.Parse(ready!["READY ".Length..])!;
        Assert.Equal(_network.State.Node(NetworkFixture.Spare).Member, said["member"]!.GetValue<uint>());
        Assert.Contains("; final when mined", said["chain"]!.GetValue<string>(), StringComparison.Ordinal);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var health = await http.GetStringAsync(new Uri($"http://127.0.0.1:{said["httpPort"]}/healthz"));
        Assert.Equal("ok\n", health);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
    }

    [Fact]
    public async Task Refuses_a_passphrase_that_does_not_open_the_key()
    {
        _settings["signer"]!["passphraseFile"] = Write("passphrase", "wrong\n");
        var said = await RefusedAsync(2);
        Assert.Contains("does not open", said, StringComparison.Ordinal);
    }

    // W14
    [Fact]
    public async Task Refuses_a_keystore_that_another_node_holds()
    {
        _settings["signer"]!["keystore"] = _network.Layout.Node("bank").Keystore;
        Assert.Contains("another program works with this key", await RefusedAsync(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_signer_that_serves_another_node()
    {
        _settings["signer"] = new JsonObject { ["socket"] = KeySigner.SocketOf(_network.Layout.Node("ecology")) };
        Assert.Contains("serves another node", await RefusedAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_signer_that_does_not_answer()
    {
        _settings["signer"] = new JsonObject { ["socket"] = Path.Combine(_folder.FullName, "none.sock") };
        Assert.Contains("cannot be reached", await RefusedAsync(1), StringComparison.Ordinal);
        _settings["signer"] = new JsonObject
        {
            ["web3signer"] = $"http://127.0.0.1:{NetworkFixture.FreePort()}",
            ["address"] = Address.Zero.ToString(),
        };
        Assert.Contains("no usable answer", await RefusedAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_key_that_is_not_of_the_consortium()
    {
        using var key = PrivateKey.Generate();
        _settings["dataFolder"] = Path.Combine(_folder.FullName, "data");
        _settings["signer"]!["keystore"] = Write("keystore", Keystore.Write(key, "open", 4096));
        _settings["signer"]!["passphraseFile"] = Write("passphrase", "open\n");
        var said = await RefusedAsync(2);
        Assert.Contains("belongs to no active member", said, StringComparison.Ordinal);
        Assert.Contains(Secp256k1.CreateSigner(key).Address.ToString(), said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Refuses_a_key_of_another_member()
    {
        _settings["member"] = 1;
        Assert.Contains("but the settings say member 1", await RefusedAsync(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_chain_that_is_not_the_register_s()
    {
        var deployment = JsonNode.Parse(File.ReadAllText(_network.Layout.Deployment))!;
        deployment["genesisHash"] = "0x" + new string('7', 64);
        _settings["chain"]!["deployment"] = Write("deployment.json", deployment.ToJsonString());
        Assert.Contains("chain", await RefusedAsync(2), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Refuses_a_port_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        _settings["publicListener"]!["httpPort"] = port;
        Assert.Contains($":{port}", await RefusedAsync(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_chain_that_does_not_answer()
    {
        _settings["chain"]!["rpcUrl"] = $"http://127.0.0.1:{NetworkFixture.FreePort()}";
        Assert.Contains("does not answer", await RefusedAsync(1), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Carbon.Gateway.dll"),
            "--settings", Write("node.json", _settings.ToJsonString()), "--stop-on-stdin-end",
        ])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    // Logs are JSON objects, one a line; the sentence for the operator is the only other line.
    private async Task<string> RefusedAsync(int exitCode)
    {
        using var node = Start();
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal("", await output);
        Assert.Equal(exitCode, node.ExitCode);
        var said = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '{').ToArray();
        return Assert.Single(said);
    }
}
