using Carbon.Gateway;
using Carbon.Gateway.Callers;
using Carbon.Gateway.Settings;
using Carbon.Ledger;

namespace Carbon.Node.Tests;

public sealed class SettingsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-settings-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Names_every_fault_at_once()
    {
        var said = Refusal("""
            {
              "member": 0, "dataFolder": "data", "membr": 1,
              "chain": { "rpcUrl": "ftp://x", "deployment": "missing.json", "pollMilliseconds": 1,
                "gasCap": 20999, "fees": "free", "headsUrl": "http://x" },
              "reads": { "maxLagBlocks": -1, "maxLagSeconds": 0 },
              "outbox": { "queueMax": 0, "sendWindow": 10001, "rebroadcastMilliseconds": 99, "retries": 3 },
              "signer": { "keystore": "k", "passphraseFile": "p" },
              "memberListener": { "address": "nowhere", "port": 70000, "caCertificate": "a", "certificate": "b",
                "requestsPerSecond": 0, "burst": 100001 },
              "publicListener": { "address": "127.0.0.1", "httpPort": 1, "grpcPort": 2, "burst": 0 },
              "callers": [ { "uri": "urn:a", "name": "a", "role": "king" },
                { "uri": "urn:a", "name": "b", "role": "reader" } ]
            }
            """);
        string[] faults =
        [
            "member must be", "memberName is missing", "membr is not a setting",
            "chain.rpcUrl must be an http or https address",
            "chain.headsUrl must be a ws or wss address",
            "chain.deployment names", "chain.pollMilliseconds must", "signer.keystore names",
            "memberListener.address must", "memberListener.port must", "memberListener.privateKey is missing",
            "chain.gasCap must", "chain.fees must be one of probe, zero, eip1559", "outbox.queueMax must",
            "reads.maxLagBlocks must", "reads.maxLagSeconds must",
            "outbox.sendWindow must", "outbox.rebroadcastMilliseconds must", "outbox.retries is not a setting",
            "memberListener.requestsPerSecond must", "memberListener.burst must",
            "publicListener.burst must", "publicAddress is missing", "callers[0].role must", "callers[1].uri urn:a is",
        ];
        Assert.All(faults, fault => Assert.Contains(fault, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", "signer.keystore is missing")]
    [InlineData("{ \"socket\": \"s\", \"keystore\": \"k\" }", "signer.keystore is not a setting")]
    [InlineData("{ \"socket\": 7 }", "signer.socket must be a text")]
    [InlineData("{ \"web3signer\": \"http://a\", \"socket\": \"s\" }", "signer.web3signer is not a setting")]
    [InlineData("{ \"web3signer\": \"unix:a\", \"address\": \"0x\" }", "signer.web3signer must be an http")]
    [InlineData("{ \"web3signer\": \"http://a\", \"address\": \"0x1\" }", "signer.address must be 0x")]
    [InlineData("{ \"web3signer\": \"http://a\" }", "signer.address is missing")]
    public void Takes_the_key_from_one_place_alone(string signer, string fault) =>
        Assert.Contains(fault, Refusal($"{{ \"signer\": {signer} }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ \"sqlite\": \"a\", \"postgres\": \"Host=h\" }", "index.sqlite is not a setting")]
    [InlineData("{ \"postgres\": \"Host=h;Password=p\" }", "index.postgres must not hold the password")]
    [InlineData("{ \"postgres\": \"Host=h;pwd = p\" }", "index.postgres must not hold the password")]
    [InlineData("{ \"postgres\": \"nothing\" }", "index.postgres is no connection string")]
    [InlineData("{ \"postgres\": \"Host=h\", \"passwordFile\": \"x\" }", "index.passwordFile names the file")]
    [InlineData("{ \"sqlite\": \"a\", \"passwordFile\": \"k\" }", "index.passwordFile is not a setting")]
    public void Takes_the_index_to_one_place_and_no_password(string index, string fault) =>
        Assert.Contains(fault, Refusal($"{{ \"index\": {index} }}"), StringComparison.Ordinal);

    [Fact]
    public void The_index_is_a_file_in_the_data_folder_unless_the_settings_say_otherwise()
    {
        var folder = _folder.FullName;
        Assert.Equal(new SqliteIndexSettings(Path.Combine(folder, "data", "index.db")), Read("", "", "").Index);
        Assert.Equal(new SqliteIndexSettings(Path.Combine(folder, "other.db")),
            Read("", """, "index": { "sqlite": "other.db" } """, "").Index);
        Assert.Equal(new PostgresIndexSettings("Host=h;Database=d", Path.Combine(folder, "f")),
            Read("", """, "index": { "postgres": "Host=h;Database=d", "passwordFile": "f" } """, "").Index);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"member\": 1, \"member\": 2 }")]
    [InlineData("{ // comment\n}")]
    public void Refuses_a_file_that_is_no_object(string text) =>
        Assert.Contains("is no settings file", Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_file_that_is_not_there() => Assert.Contains(
        "cannot be read",
        Assert.Throws<StartRefusedException>(() => SettingsFile.Read(Path.Combine(_folder.FullName, "x"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Reads_how_writes_are_carried_and_says_what_is_usual_where_the_file_does_not()
    {
        var plain = Read("", "", "");
        Assert.Equal((null, FeeMode.Probe), (plain.Chain.GasCap, plain.Chain.Fees));
        Assert.Equal(new OutboxSettings(10_000, 512, TimeSpan.FromSeconds(5)), plain.Outbox);
        Assert.Equal(new ReadSettings(3, TimeSpan.FromSeconds(30)), plain.Reads);
        Assert.Equal(new RequestRate(500, 1000), plain.MemberListener.Limits);
        var told = Read(
            """, "gasCap": 16777216, "fees": "eip1559" """,
            """
            , "outbox": { "queueMax": 5, "sendWindow": 6, "rebroadcastMilliseconds": 700 }
            , "reads": { "maxLagBlocks": 0, "maxLagSeconds": 7 }
            """,
            """, "requestsPerSecond": 8, "burst": 9 """);
        Assert.Equal((16_777_216ul, FeeMode.DynamicFee), (told.Chain.GasCap, told.Chain.Fees));
        Assert.Equal(new OutboxSettings(5, 6, TimeSpan.FromMilliseconds(700)), told.Outbox);
        Assert.Equal(new ReadSettings(0, TimeSpan.FromSeconds(7)), told.Reads);
        Assert.Equal(new RequestRate(8, 9), told.MemberListener.Limits);
        Assert.Equal(CallerRole.Administrator, Assert.Single(told.Callers).Role);
    }

    private NodeSettings Read(string chain, string outbox, string listener)
    {
        var path = Path.Combine(_folder.FullName, "node.json");
        File.WriteAllText(Path.Combine(_folder.FullName, "f"), "");
        File.WriteAllText(path, $$"""
            {
              "member": 1, "memberName": "m", "dataFolder": "data", "publicAddress": "http://localhost"{{outbox}},
              "chain": { "rpcUrl": "http://localhost", "deployment": "f"{{chain}} },
              "signer": { "keystore": "f", "passphraseFile": "f" },
              "memberListener": { "address": "127.0.0.1", "port": 0, "caCertificate": "f", "certificate": "f",
                "privateKey": "f"{{listener}} },
              "publicListener": { "address": "127.0.0.1", "httpPort": 0, "grpcPort": 0 },
              "callers": [ { "uri": "urn:a", "name": "a", "role": "administrator" } ]
            }
            """);
        return SettingsFile.Read(path);
    }

    private string Refusal(string text)
    {
        var path = Path.Combine(_folder.FullName, "node.json");
        File.WriteAllText(path, text);
        var refused = Assert.Throws<StartRefusedException>(() => SettingsFile.Read(path));
        Assert.Equal(StartRefusedException.WrongSettings, refused.ExitCode);
        return refused.Message;
    }
}
