using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Genesis;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;
using Carbon.Ethereum;

namespace Carbon.Cli.Tests.Kits;

public sealed class NetworkCheckTests : IDisposable
{
    private const string Rpc = "court/besu/rpc/config.toml";
    private const string Validator = "bank/besu/validator/config.toml";

    private const string Compose = "court/compose.yaml";
    private const string Unit = "court/systemd/besu-rpc.service";
    private const string DigestVariable =
        "${BESU_DIGEST:?set it to the agreed sha256 digest of hyperledger/besu 26.9.0}";

    private const string OneKey = "8f2a55949038a9610f50fb23b5883af3b4ecb3c3bb792cbcefbd1542c692be63";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Finds_nothing_in_a_fresh_kit()
    {
        var kit = await KitAsync();

        var (code, said, _) = await Scratch.RunAsync("", "network", "check", "--kit", kit.Folder);

        Assert.Equal((Exit.Done, "未见问题。 Nothing found.\n"), (code, said));
        Assert.Empty(kit.Check());
    }

    [Theory]
    [InlineData("min-gas-price", Rpc, "min-gas-price=0", "min-gas-price=1000")]
    [InlineData("min-gas-price", Validator, "min-gas-price=0\n", "")]
    [InlineData("price-bump", Validator, "min-gas-price=0", "min-gas-price=0\ntx-pool-price-bump=10")]
    [InlineData("selection-time", Validator, "block-txs-selection-max-time=2500\n", "")]
    [InlineData("selection-time", Validator, "max-time=2500", "max-time=5000")]
    [InlineData("selection-time", Validator, "max-time=50\n", "max-time=100\n")]
    [InlineData("removed-option", Rpc, "logging=", "privacy-enabled=true\nlogging=")]
    [InlineData("removed-option", Rpc, "logging=", "permissions-nodes-contract-enabled=true\nlogging=")]
    [InlineData("removed-option", Rpc, "logging=", "fast-sync-min-peers=2\nlogging=")]
    [InlineData("removed-option", Rpc, "\"WEB3\"", "\"WEB3\",\"CLIQUE\"")]
    [InlineData("sync-mode", Rpc, "sync-mode=\"FULL\"", "sync-mode=\"FAST\"")]
    [InlineData("node-place", Rpc, "p2p-port=30304", "p2p-port=30404")]
    [InlineData("node-place", Validator, "p2p-host=\"10.0.0.4\"", "p2p-host=\"0.0.0.0\"")]
    [InlineData("node-key", Validator, "node-private-key-file=\"/etc/besu/validator/key\"\n", "")]
    [InlineData("permissions-off", Validator, "nodes-config-file-enabled=true", "nodes-config-file-enabled=false")]
    [InlineData("permissions-off", Rpc, "permissions-accounts-config-file-enabled=true\n", "")]
    [InlineData("discovery", Rpc, "discovery-enabled=false", "discovery-enabled=true")]
    [InlineData("rpc-on-validator", Validator, "rpc-http-enabled=false", "rpc-http-enabled=true")]
    [InlineData("revert-reason", Rpc, "revert-reason-enabled=true", "revert-reason-enabled=false")]
    [InlineData("open-host", Rpc, "rpc-http-host=\"127.0.0.1\"", "rpc-http-host=\"0.0.0.0\"")]
    [InlineData("open-host", Rpc, "rpc-ws-host=\"127.0.0.1\"", "rpc-ws-host=\"0.0.0.0\"")]
    [InlineData("open-host", Validator, "metrics-host=\"127.0.0.1\"", "metrics-host=\"0.0.0.0\"")]
    [InlineData("powerful-api", Rpc, "\"WEB3\"", "\"WEB3\",\"ADMIN\"")]
    [InlineData("powerful-api", Rpc, "rpc-ws-api=[\"ETH\"]", "rpc-ws-api=[\"ETH\",\"debug\"]")]
    [InlineData("powerful-api", Rpc, "[\"ETH\",\"NET\",\"WEB3\"]", "[\n \"ETH\", # all\n\"PERM\"]")]
    [InlineData("cors", Rpc, "logging=", "rpc-http-cors-origins=[\"*\"]\nlogging=")]
    [InlineData("host-allowlist", Rpc, "host-allowlist=[\"localhost\",\"127.0.0.1\"]", "host-allowlist=[\"*\"]")]
    [InlineData("storage-format", Validator, "\"FOREST\"", "\"BONSAI\"")]
    [InlineData("config-unreadable", Validator, "profile=\"ENTERPRISE\"", "profile=")]
    [InlineData("config-unreadable", Validator, "min-gas-price=0", "min-gas-price=0\nmin-gas-price=1000")]
    [InlineData("image-version", Compose, "besu:26.9.0@", "besu:26.7.0@")]
    [InlineData("image-version", Compose, "besu:26.9.0@", "besu:26.8.0@")]
    [InlineData("image-version", Compose, "hyperledger/besu:26.9.0@", "hyperledger/besu:latest@")]
    [InlineData("compose-host", Compose, "BESU_RPC_HTTP_HOST: \"127.0.0.1\"", "BESU_RPC_HTTP_HOST: \"0.0.0.0\"")]
    [InlineData("compose-host", Compose, "      BESU_RPC_WS_HOST: \"127.0.0.1\"\n", "")]
    [InlineData("start-options", Compose, "environment:\n", "environment:\n      BESU_MIN_GAS_PRICE: \"5\"\n")]
    [InlineData("start-options", Compose, "toml\"]", "toml\", \"--min-gas-price=5\"]")]
    [InlineData("start-options", Unit, "config.toml\n", "config.toml --rpc-http-host=0.0.0.0\n")]
    [InlineData("start-options", Unit, "User=besu\n", "User=besu\nEnvironment=BESU_OPTS=x\n")]
    [InlineData("compose-service", Compose, "services:\n", "services:\n  more:\n    image: \"x\"\n")]
    [InlineData("compose-unreadable", Compose, "services:", "servants:")]
    [InlineData("list-unreadable", "court/besu/rpc/static-nodes.json", "[", "{")]
    [InlineData("stale", "network.json", "\"network\": \"sample\"", "\"network\": \"other\"")]
    [InlineData("stale", "network.json", "26.9.0", "26.9.1")]
    public async Task Finds_what_was_broken_in_one_file(string code, string file, string from, string to)
    {
        var kit = await KitAsync();
        kit.Edit(file, from, to);

        await kit.HasOnlyAsync(code);
    }

    [Theory]
    [InlineData("genesis-settings", "\"chainId\": 654002001", "\"chainId\": 654002002")]
    [InlineData("genesis-settings", "\"gasLimit\": \"0x1c9c380\"", "\"gasLimit\": \"0x1c9c381\"")]
    [InlineData("genesis-settings", "\"timestamp\": \"0x", "\"timestamp\": \"0x1")]
    [InlineData("genesis-settings", "\"blockperiodseconds\": 5", "\"blockperiodseconds\": 4")]
    [InlineData("contract-size-limit", "\"zeroBaseFee\"", "\"contractSizeLimit\": 2147483647, \"zeroBaseFee\"")]
    [InlineData("genesis-alloc", "\"alloc\": {}", "\"alloc\": {\"0x01\": {\"balance\": \"0x1\"}}")]
    [InlineData("fork-missing", "\"londonBlock\": 0", "\"londonBlock\": 1")]
    [InlineData("fork-missing", "\"berlinBlock\": 0,", "")]
    [InlineData("fork-missing", "\"shanghaiTime\": 0", "\"shanghaiTime\": 99999999999")]
    [InlineData("fork-missing", "\"cancunTime\": 0,", "")]
    [InlineData("fork-setting", "\"zeroBaseFee\": true", "\"zeroBaseFee\": false")]
    [InlineData("fork-setting", "\"zeroBaseFee\": true,", "")]
    [InlineData("fork-setting", "\"baseFeePerGas\": \"0x0\",", "")]
    [InlineData("fork-setting", "\"baseFeePerGas\": \"0x0\"", "\"baseFeePerGas\": \"0x3b9aca00\"")]
    [InlineData("fork-setting", "\"cancunTime\": 0", "\"cancunTime\": 0, \"osakaTime\": 99999999999")]
    [InlineData("genesis-fixed", "0x6374", "0x6375")]
    [InlineData("genesis-fixed", "\"difficulty\": \"0x1\"", "\"difficulty\": \"0x2\"")]
    [InlineData("genesis-fixed", "\"nonce\": \"0x0\"", "\"nonce\": \"0x42\"")]
    [InlineData("extra-data", "\"extraData\": \"0xf87a", "\"extraData\": \"0xf87b")]
    [InlineData("removed-engine", "\"qbft\":", "\"clique\": {\"period\": 5}, \"qbft\":")]
    [InlineData("qbft-missing", "\"qbft\":", "\"qbftx\":")]
    [InlineData("request-timeout", "\"requesttimeoutseconds\": 10", "\"requesttimeoutseconds\": 9")]
    [InlineData("epoch-length", "\"epochlength\": 30000", "\"epochlength\": 300")]
    [InlineData("empty-block-period", "\"epochlength\"", "\"emptyBlockPeriodSeconds\": 60, \"epochlength\"")]
    [InlineData("validator-contract", "\"epochlength\"", "\"validatorcontractaddress\": \"0x01\", \"epochlength\"")]
    [InlineData("key-in-genesis", "\"nonce\"", "\"comment\": \"" + OneKey + "\", \"nonce\"")]
    public async Task Finds_what_is_wrong_in_every_copy_of_the_genesis_file(string code, string from, string to)
    {
        var kit = await KitAsync();
        kit.EditGenesis(from, to);

        await kit.HasOnlyAsync(code);
    }

    [Theory]
    [InlineData("names other validators")]
    [InlineData("names a validator twice")]
    [InlineData("out of order")]
    public async Task Finds_extra_data_that_names_the_wrong_validators(string fault)
    {
        var kit = await KitAsync();
        var held = (string)JsonNode.Parse(kit.Text(KitPlaces.Genesis))!["extraData"]!;
        var right = QbftExtra.TryDecode(Hex.Parse(held))!.Validators;
        IReadOnlyList<Address> wrong = fault switch
        {
            "names other validators" => [.. right.Take(3)],
            "names a validator twice" => [.. right.Take(3), right[2]],
            _ => [.. right.Reverse()],
        };

        kit.EditGenesis(held, Hex.Format(new QbftExtra(wrong).Encode()));

        await kit.HasOnlyAsync("extra-data");
        Assert.Contains(fault, kit.Check()[0].Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("court/besu/rpc/static-nodes.json")]
    [InlineData("court/besu/permissions_config.toml")]
    public async Task Finds_a_peer_that_is_missing_on_one_list(string file)
    {
        var kit = await KitAsync();
        kit.Edit(file, $"\"{SomeConsortium.Card(3).Validator!.Enode}\",", "");

        await kit.HasOnlyAsync("peer-missing");
    }

    [Theory]
    [InlineData("court/besu/rpc/static-nodes.json")]
    [InlineData("court/besu/permissions_config.toml")]
    public async Task Finds_a_peer_too_many_on_one_list(string file)
    {
        var kit = await KitAsync();
        var stranger = new ChainNode("10.0.0.9", 30303, SomeConsortium.PublicKey(90));
        kit.Edit(file, "[", $"[\"{stranger.Enode}\",");

        await kit.HasOnlyAsync("peer-extra");
    }

    [Fact]
    public async Task Finds_a_peer_that_is_named_twice()
    {
        var kit = await KitAsync();
        kit.Edit("court/besu/permissions_config.toml", "[", $"[\"{SomeConsortium.Card(3).Validator!.Enode}\",");

        await kit.HasOnlyAsync("peer-extra");
    }

    [Fact]
    public async Task Finds_an_account_that_is_missing_at_one_member()
    {
        var kit = await KitAsync();
        kit.Edit("bank/besu/permissions_config.toml", $"\"{SomeConsortium.Account(101)}\"", "");
        kit.Write(
            "bank/besu/permissions_config.toml",
            kit.Text("bank/besu/permissions_config.toml").Replace("  ,\n", "", StringComparison.Ordinal)
                .Replace(",\n  \n]", "\n]", StringComparison.Ordinal));

        await kit.HasOnlyAsync("account-missing");
    }

    [Fact]
    public async Task Finds_an_account_too_many()
    {
        var kit = await KitAsync();
        kit.Edit(
            "bank/besu/permissions_config.toml",
            "accounts-allowlist=[",
            $"accounts-allowlist=[\"{SomeConsortium.Account(91)}\",");

        await kit.HasOnlyAsync("account-extra");
    }

    [Fact]
    public async Task Finds_a_member_with_another_genesis_file()
    {
        var kit = await KitAsync();
        kit.Edit(KitPlaces.GenesisOf("bank"), "\"epochlength\": 30000", "\"epochlength\":  30000");

        await kit.HasOnlyAsync("genesis-differs");
    }

    [Fact]
    public async Task Finds_a_seal_of_another_file()
    {
        var kit = await KitAsync();
        kit.Write(KitPlaces.GenesisSeal, KitMaking.SealOf(KitMaking.Sha256Of("another")));

        await kit.HasOnlyAsync("stale");
    }

    [Theory]
    [InlineData(KitPlaces.Checklist)]
    [InlineData(KitPlaces.Runbook)]
    public async Task Finds_a_paper_that_names_another_block_0(string file)
    {
        var kit = await KitAsync();
        kit.Write(file, $"Block 0 has the hash 0x{KitMaking.Sha256Of("another")}.\n");

        await kit.HasOnlyAsync("stale");
    }

    [Fact]
    public async Task Finds_an_image_without_a_digest()
    {
        var kit = await KitAsync();
        kit.Edit(Compose, "@" + DigestVariable, "");

        await kit.HasOnlyAsync("image-digest");
    }

    [Fact]
    public async Task Takes_a_digest_in_place_of_its_variable()
    {
        var kit = await KitAsync();
        kit.Edit(Compose, DigestVariable, $"sha256:{KitMaking.Sha256Of("image")}");

        Assert.Empty(kit.Check());
    }

    [Theory]
    [InlineData("court/validator.key", "x")]
    [InlineData("court/keystore.json", "{}")]
    [InlineData("bank/passphrase", "x")]
    [InlineData("bank/notes.txt", "the key is " + OneKey)]
    public async Task Finds_secrets_that_travel_with_the_kit(string file, string text)
    {
        var kit = await KitAsync();
        kit.Write(file, text);

        await kit.HasOnlyAsync("secret-file");
    }

    [Fact]
    public async Task Finds_a_node_without_options()
    {
        var kit = await KitAsync();
        kit.Delete(Rpc);

        await kit.HasOnlyAsync("config-missing");
    }

    [Fact]
    public async Task Finds_a_genesis_file_that_is_none()
    {
        var kit = await KitAsync();
        kit.EditGenesis(kit.Text(KitPlaces.Genesis), "{}\n");

        await kit.HasOnlyAsync("genesis-unreadable");
    }

    [Fact]
    public async Task Finds_two_networks_with_one_chain_id_and_one_validator()
    {
        var kit = await KitAsync();
        var sister = await SomeConsortium.MakeKitAsync(_scratch, Path.Combine(kit.Folder, KitPlaces.Members), "sister");

        var codes = kit.Check(sister).Select(finding => finding.Code).ToList();

        Assert.Equal(["one-chain-id", .. Enumerable.Repeat("validator-reused", 4)], codes);
        var (exit, _, _) = await Scratch.RunAsync("", "network", "check", "--kit", kit.Folder, "--beside", sister);
        Assert.Equal(Exit.Refused, exit);
    }

    [Fact]
    public async Task Says_its_findings_as_JSON()
    {
        var kit = await KitAsync();
        kit.Edit(Rpc, "min-gas-price=0", "min-gas-price=7");

        var (exit, said, _) = await Scratch.RunAsync("", "network", "check", "--kit", kit.Folder, "--json");

        Assert.Equal(Exit.Refused, exit);
        var finding = JsonNode.Parse(said)!.AsArray().Single()!;
        Assert.Equal(("min-gas-price", Rpc), ((string)finding["code"]!, (string)finding["file"]!));
        Assert.Equal(JsonValueKind.String, finding["reason"]!.GetValueKind());
    }

    [Theory]
    [InlineData("faultTolerance: 1", "faultTolerance: 2", "claims 2, which takes 7 validators")]
    [InlineData("chainId: 654002001", "chainId: 1", "is that of Ethereum")]
    [InlineData("cards/bank.yaml", "cards/thief.yaml", "names cards/thief.yaml")]
    public async Task Refuses_a_kit_whose_own_members_are_wrong(string from, string to, string said)
    {
        var kit = await KitAsync();
        kit.Edit(KitPlaces.Members, from, to);

        var (exit, _, error) = await Scratch.RunAsync("", "network", "check", "--kit", kit.Folder);

        Assert.Equal(Exit.Refused, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Says_where_no_kit_is()
    {
        var (exit, _, error) = await Scratch.RunAsync("", "network", "check", "--kit", _scratch.Folder);

        Assert.Equal(Exit.Failed, exit);
        Assert.Contains("holds no kit", error, StringComparison.Ordinal);
    }

    private async Task<KitUnderTest> KitAsync() =>
        new(await SomeConsortium.MakeKitAsync(_scratch, SomeConsortium.Write(_scratch)));
}
