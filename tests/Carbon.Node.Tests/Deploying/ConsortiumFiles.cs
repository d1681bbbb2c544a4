using System.Globalization;
using Carbon.Cli.Network;
using Carbon.Ethereum;

namespace Carbon.Node.Tests.Deploying;

/// <summary>Writes members.yaml and the members' cards, and makes each member's signing key.</summary>
internal static class ConsortiumFiles
{
    private static readonly Dictionary<string, string> Facts = new()
    {
        ["forestry"] = """
            name: 样例林业和草原局
            kind: ForestryBureau
            offices:
              "654002": [Review, Issue, Register, Cancel]
              "371000": [Review, Issue]
            """,
        ["ecology"] = """
            name: 样例生态环境局
            kind: EcologyBureau
            offices:
              "654002": [File, Offset]
            """,
        ["court"] = """
            name: 样例人民法院
            kind: Court
            offices:
              "654002": [Judge]
            """,
    };

    public static void Write(DeployScene scene, string[] members)
    {
        for (var i = 0; i < members.Length; i++)
            WriteCard(scene, members[i], i);
        File.WriteAllText(scene.Consortium, string.Create(CultureInfo.InvariantCulture, $"""
            network: sample
            chainId: {AnvilChain.ChainId}
            blockPeriodSeconds: 1
            gasLimit: 100000000
            faultTolerance: 0
            genesisTime: 2026-01-01T00:00:00Z
            besuVersion: 26.8.0
            council:
              seats: [forestry, ecology, court]
              threshold: 2
              delaySeconds: 60
            members: [{string.Join(", ", members.Select(member => $"cards/{member}.yaml"))}]

            """));
    }

    private static void WriteCard(DeployScene scene, string member, int index)
    {
        var node = scene.Layout.Node(member);
        Directory.CreateDirectory(node.Folder);
        var signer = NetworkKeys.MakeSigner(node);
        File.WriteAllText(scene.Card(member), string.Create(CultureInfo.InvariantCulture, $"""
            key: {member}
            signer: "{signer}"
            {Facts[member]}
            validator:
            {NodeLines(2 * index, withAddress: true)}
            rpc:
            {NodeLines((2 * index) + 1, withAddress: false)}
            publicAddress: http://127.0.0.1:1

            """));
    }

    private static string NodeLines(int index, bool withAddress)
    {
        using var key = new PrivateKey(Keccak.Hash($"node {index} of tests").ToBytes());
        var publicKey = Secp256k1.PublicKey(key);
        var lines = string.Create(CultureInfo.InvariantCulture, $"""
              host: 10.1.0.{index + 1}
              port: 30303
              publicKey: "{Convert.ToHexStringLower(publicKey)}"
            """);
        return withAddress ? $"{lines}\n  address: \"{Address.FromPublicKey(publicKey)}\"" : lines;
    }
}
