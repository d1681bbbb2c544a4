using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;
using Carbon.Cli.Network;
using Carbon.Ethereum;
using Carbon.Gateway.Settings;
using Carbon.Registry.Codes;
using Carbon.Registry.Identities;

namespace Carbon.Node.Tests;

/// <summary>The settings of a network kit as a node reads them.</summary>
public sealed class KitSettingsTests : IDisposable
{
    private static readonly string[] Beside =
        ["deployment.json", "keystore.json", "passphrase", "ca.crt", "server.crt", "server.key"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-kit-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_node_takes_the_settings_that_a_kit_makes()
    {
        var member = Member();
        var made = GatewayFiles.Of(ConsortiumOf(member), member, number: 3)
            .Single(file => file.Path == KitPlaces.SettingsOf(member.Key));
        var path = Path.Combine(_folder.FullName, "node.json");
        File.WriteAllText(path, made.Text);
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "policies"));
        foreach (var name in Beside)
            File.WriteAllText(Path.Combine(_folder.FullName, name), "");

        var settings = SettingsFile.Read(path);

        Assert.Equal(new MemberId(3), settings.Member);
        Assert.Equal("A court", settings.MemberName);
        Assert.Equal(new Uri($"http://127.0.0.1:{KitPlaces.HttpPort}"), settings.Chain.RpcUrl);
        Assert.Equal(3, settings.Callers.Count);
    }

    private static MemberCard Member()
    {
        using var key = PrivateKey.Generate();
        var node = new ChainNode("10.0.0.1", 30303, Convert.ToHexStringLower(Secp256k1.PublicKey(key)));
        var offices = new Dictionary<string, IReadOnlyList<Office>>();
        var address = new Uri("https://court.example");
        return new("court", "A court", MemberKind.Court, "court", offices, node.Account, null, node, address);
    }

    private static Consortium ConsortiumOf(MemberCard member) => new(
        "sample", "Sample CA", 654_002_001, 5, 30_000_000, 0, DateTimeOffset.UnixEpoch, "26.9.0", [], null,
        new CouncilPlan(["court"], 1, 0), [member]);
}
