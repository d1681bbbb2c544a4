using System.Diagnostics;
using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;
using Carbon.Cli.Kit.Yaml;

namespace Carbon.Cli.Tests.Kits;

public sealed class NetworkInitTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Makes_the_same_bytes_of_the_same_members()
    {
        var members = SomeConsortium.Write(_scratch);

        var first = await SomeConsortium.MakeKitAsync(_scratch, members, "first");
        var second = await SomeConsortium.MakeKitAsync(_scratch, members, "second");

        Assert.Equal(BytesOf(first), BytesOf(second));
        Assert.Equal(4 + 4 + 2 + (4 * 13), BytesOf(first).Count);
    }

    [Fact]
    public async Task Says_the_hash_of_block_0_that_the_manifest_names()
    {
        var (code, said, _) = await Scratch.RunAsync(
            "", "network", "init", "--members", SomeConsortium.Write(_scratch), "--out", _scratch.Path("deploy"));

        Assert.Equal(Exit.Done, code);
        var genesis = await File.ReadAllTextAsync(_scratch.Path("deploy/genesis.json"));
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(_scratch.Path("deploy/network.json")))!;
        var hash = (string)manifest["genesisHash"]!;
        Assert.Equal($"{GenesisBlock.HashOf((JsonObject)JsonNode.Parse(genesis)!)}", hash);
        Assert.Equal(KitMaking.Sha256Of(genesis), (string)manifest["genesisSha256"]!);
        Assert.Contains($"block 0 {hash}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_the_kit_anew_where_members_came_and_block_0_is_pinned()
    {
        var members = SomeConsortium.Write(_scratch);
        var kit = await SomeConsortium.MakeKitAsync(_scratch, members);
        var genesis = await File.ReadAllTextAsync(Path.Combine(kit, KitPlaces.Genesis));
        var pinned = string.Join(", ", Enumerable.Range(0, 4).Select(i => $"\"{SomeConsortium.Account(i)}\""));
        var fifth = SomeConsortium.Card(3) with
        {
            Key = "verifier",
            Name = "A verifier",
            Operator = "verifier",
            Signer = SomeConsortium.Account(110),
            Validator = new ChainNode("10.0.0.9", 30303, SomeConsortium.PublicKey(10)),
            Rpc = null,
            PublicAddress = null,
        };
        var text = SomeConsortium.Text([.. SomeConsortium.Keys, "verifier"]) + $"genesisValidators: [{pinned}]\n";

        await SomeConsortium.MakeKitAsync(
            _scratch, SomeConsortium.Write(_scratch, [.. SomeConsortium.Cards, fifth], text));

        Assert.Equal(genesis, await File.ReadAllTextAsync(Path.Combine(kit, KitPlaces.Genesis)));
        Assert.Contains(
            fifth.Validator.Enode,
            await File.ReadAllTextAsync(Path.Combine(kit, "court/besu/validator/static-nodes.json")),
            StringComparison.Ordinal);
        Assert.Empty(new KitUnderTest(kit).Check());
    }

    [Fact]
    public async Task Refuses_another_block_0_where_a_network_has_one()
    {
        var members = SomeConsortium.Write(_scratch);
        await SomeConsortium.MakeKitAsync(_scratch, members);
        var text = SomeConsortium.Text(SomeConsortium.Keys);
        SomeConsortium.Write(
            _scratch, SomeConsortium.Cards, text.Replace("gasLimit: 3", "gasLimit: 4", StringComparison.Ordinal));

        await RefusedAsync(members, "holds a network of another block 0");
    }

    [Fact]
    public async Task Refuses_a_folder_that_holds_something_else()
    {
        Directory.CreateDirectory(_scratch.Path("deploy"));
        await File.WriteAllTextAsync(_scratch.Path("deploy/letter.txt"), "mine");

        await RefusedAsync(SomeConsortium.Write(_scratch), "is not empty and holds no kit");

        Assert.Equal(["letter.txt"], Directory.GetFiles(_scratch.Path("deploy")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Refuses_a_time_of_block_0_that_lies_ahead()
    {
        var text = SomeConsortium.Text(SomeConsortium.Keys).Replace("2026-", "2999-", StringComparison.Ordinal);
        var members = SomeConsortium.Write(_scratch, SomeConsortium.Cards, text);

        await RefusedAsync(members, "genesisTime lies ahead; block 0 is always past");
    }

    [Fact]
    public async Task Starts_each_node_by_a_compose_file_that_demands_a_digest()
    {
        var kit = await SomeConsortium.MakeKitAsync(_scratch, SomeConsortium.Write(_scratch));

        foreach (var member in SomeConsortium.Keys)
        {
            var services = YamlFile.Read(Path.Combine(kit, $"{member}/compose.yaml")).Part("services");
            Assert.Equal(["validator", "rpc"], services.Entries.Select(entry => entry.Name));
            foreach (var role in (string[])["validator", "rpc"])
            {
                var image = services.Part(role).Text("image");
                Assert.StartsWith("hyperledger/besu:26.9.0@${BESU_DIGEST:?", image, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Watches_each_node_by_files_that_are_YAML()
    {
        var kit = await SomeConsortium.MakeKitAsync(_scratch, SomeConsortium.Write(_scratch));

        var scrapes = YamlFile.Read(Path.Combine(kit, "court/prometheus/prometheus.yml"));
        var jobs = Assert.IsType<YamlList>(scrapes.Entries.Single(entry => entry.Name == "scrape_configs").Value);
        var names = jobs.Items.Select(job => Said(job, "job_name"));
        Assert.Equal(["besu-validator", "besu-rpc", "carbon", "machine"], names);
        var groups = YamlFile.Read(Path.Combine(kit, "court/prometheus/alerts.yml")).Entries.Single();
        var rules = Assert.IsType<YamlList>(groups.Value).Items.OfType<YamlMap>()
            .SelectMany(group => ((YamlList)group.Entries.Single(entry => entry.Name == "rules").Value).Items)
            .ToList();
        Assert.True(rules.Count >= 9, $"{rules.Count} rules");
        Assert.All(rules, rule => Assert.NotEqual("", Said(rule, "alert") + Said(rule, "expr")));
        Assert.Contains("ethereum_peer_count < 7", rules.Select(rule => Said(rule, "expr")));
    }

    // The programs of the units are not here: each copy names another that is.
    [Fact]
    public async Task Starts_each_node_by_units_that_systemd_takes()
    {
        const string Verifier = "/usr/bin/systemd-analyze";
        var kit = await SomeConsortium.MakeKitAsync(_scratch, SomeConsortium.Write(_scratch));
        var units = Directory.GetFiles(Path.Combine(kit, "court/systemd"));
        Assert.Equal(3, units.Length);
        foreach (var unit in units)
        {
            var text = await File.ReadAllTextAsync(unit);
            Assert.Contains("\nExecStart=/opt/", text, StringComparison.Ordinal);
            var copy = _scratch.Path(Path.GetFileName(unit));
            await File.WriteAllTextAsync(copy, string.Join('\n', text.Split('\n').Select(Runnable)));

            // Without systemd on the machine the sections are all that can be looked at; docs/network.md says so.
            if (File.Exists(Verifier))
                Assert.Equal("", await SaidByAsync(Verifier, "verify", "--man=no", copy));
            else
                Assert.Equal(3, text.Split('\n').Count(line => line is "[Unit]" or "[Service]" or "[Install]"));
        }
    }

    [Fact]
    public async Task Makes_kits_without_findings_of_any_consortium()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            var cards = Enumerable.Range(0, random.Next(1, 8)).Select(i => Made(random, i)).ToList();
            var (text, name) = (Made(random, cards), $"kit{round}");
            var kit = new KitUnderTest(
                await SomeConsortium.MakeKitAsync(_scratch, SomeConsortium.Write(_scratch, cards, text), name));

            var findings = kit.Check();

            Assert.True(findings.Count == 0, $"seed {seed}, round {round}: {string.Join('\n', findings)}\n{text}");
        }
    }

    private static MemberCard Made(Random random, int i)
    {
        var (validator, rpc) = (i == 0 || random.Next(4) > 0, i == 0 || random.Next(2) > 0);
        var port = random.Next(1024, 65_536);
        return SomeConsortium.Card(random.Next(4)) with
        {
            Key = $"m{i}-{random.Next(100)}",
            Name = $"成员 {i}",
            Operator = $"operator-{i}",
            Signer = SomeConsortium.Account(100 + i),
            Validator = validator ? new ChainNode($"10.1.{i}.1", port, SomeConsortium.PublicKey(i)) : null,
            Rpc = rpc ? new ChainNode($"10.1.{i}.2", port, SomeConsortium.PublicKey(50 + i)) : null,
            PublicAddress = rpc ? new Uri($"https://m{i}.example/") : null,
        };
    }

    private static string Made(Random random, List<MemberCard> cards)
    {
        var borne = (cards.Count(card => card.Validator is not null) - 1) / 3;
        var founder = random.Next(2) == 0 ? "" : $"founder: \"{SomeConsortium.Account(220)}\"\n";
        return $"""
            network: n{random.Next(1000)}
            chainId: {random.NextInt64(2_000_000_000, 1L << 53)}
            blockPeriodSeconds: {random.Next(1, 61)}
            gasLimit: {random.NextInt64(10_000_000, 1L << 53)}
            faultTolerance: {random.Next(borne + 1)}
            genesisTime: 202{random.Next(6)}-0{random.Next(1, 10)}-1{random.Next(10)}T00:00:0{random.Next(10)}Z
            besuVersion: 26.{random.Next(8, 12)}.{random.Next(4)}
            {founder}council:
              seats: [{cards[0].Key}]
              threshold: 1
              delaySeconds: {random.Next(1000)}
            members: [{string.Join(", ", cards.Select(card => $"cards/{card.Key}.yaml"))}]

            """;
    }

    private static string Said(YamlNode node, string name) =>
        ((YamlText)((YamlMap)node).Entries.Single(entry => entry.Name == name).Value).Text;

    private static string Runnable(string line) =>
        line.StartsWith("ExecStart=", StringComparison.Ordinal) ? "ExecStart=/bin/true" : line;

    private static async Task<string> SaidByAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Concat(said) + (process.ExitCode == 0 ? "" : $"exit {process.ExitCode}");
    }

    private static Dictionary<string, string> BytesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file)));

    private async Task RefusedAsync(string members, string said)
    {
        var (code, _, error) = await Scratch.RunAsync(
            "", "network", "init", "--members", members, "--out", _scratch.Path("deploy"));

        Assert.Equal(Exit.Refused, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }
}
