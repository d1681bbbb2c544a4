using Carbon.Gateway;
using Carbon.Gateway.Settings;

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
              "chain": { "rpcUrl": "ftp://x", "deployment": "missing.json", "pollMilliseconds": 1 },
              "signer": { "keystore": "k", "passphraseFile": "p" },
              "memberListener": { "address": "nowhere", "port": 70000, "caCertificate": "a", "certificate": "b" },
              "publicListener": { "address": "127.0.0.1", "httpPort": 1, "grpcPort": 2, "burst": 0 },
              "callers": [ { "uri": "urn:a", "name": "a", "role": "king" },
                { "uri": "urn:a", "name": "b", "role": "reader" } ]
            }
            """);
        string[] faults =
        [
            "member must be", "memberName is missing", "membr is not a setting", "chain.rpcUrl must be",
            "chain.deployment names", "chain.pollMilliseconds must", "signer.keystore names",
            "memberListener.address must", "memberListener.port must", "memberListener.privateKey is missing",
            "publicListener.burst must", "publicAddress is missing", "callers[0].role must", "callers[1].uri urn:a is",
        ];
        Assert.All(faults, fault => Assert.Contains(fault, said, StringComparison.Ordinal));
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

    private string Refusal(string text)
    {
        var path = Path.Combine(_folder.FullName, "node.json");
        File.WriteAllText(path, text);
        var refused = Assert.Throws<StartRefusedException>(() => SettingsFile.Read(path));
        Assert.Equal(StartRefusedException.WrongSettings, refused.ExitCode);
        return refused.Message;
    }
}
