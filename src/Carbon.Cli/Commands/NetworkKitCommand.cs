using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Checking;
using Carbon.Cli.Kit.Joining;
using Carbon.Cli.Kit.Making;
using Carbon.Cli.Kit.Members;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon network join|init|check</c>: from members on their own machines to the files of a Besu QBFT network; see
/// docs/network.md.
/// </summary>
internal static class NetworkKitCommand
{
    private const string Usage = """
        carbon network join --key KEY --name NAME --kind KIND --out FOLDER   make a member's keys and its public card
          [--operator KEY] [--offices CODE=OFFICE,OFFICE;CODE=OFFICE] [--validator IP[:PORT]]
          [--rpc IP[:PORT] --public-address URL] [--passphrase-file FILE | --signer ADDRESS]
        carbon network init --members FILE --out FOLDER                      make the network's kit from all cards
        carbon network check --kit FOLDER [--beside FOLDER] [--json]         what in a kit would do harm; 3: something
        """;

    public static int Run(IReadOnlyList<string> args, Terminal terminal, TimeProvider time)
    {
        var arguments = Arguments.Parse(
            args,
            ["--json"],
            ["--out", "--members", "--kit", "--beside", "--passphrase-file", .. JoinRequest.Options]);
        return arguments.OnlyWord($"\n{Usage}") switch
        {
            "join" => Join(arguments, terminal),
            "init" => Make(arguments, terminal, time),
            "check" => Check(arguments, terminal),
            _ => throw Arguments.Wrong($"Usage:\n{Usage}"),
        };
    }

    private static int Join(Arguments arguments, Terminal terminal)
    {
        var folder = new JoinFolder(arguments.Require("--out"));
        var request = JoinRequest.Of(arguments);
        var passphrase = request.Signer is null ? Passphrase.Of(arguments, terminal) : null;
        folder.Make();
        var card = new MemberCard(
            request.Key,
            request.Name,
            request.Kind,
            request.Operator,
            request.Offices,
            request.Signer ?? SignerKey.Make(folder.Keystore, passphrase!),
            request.Validator?.With(JoinFolder.MakeNodeKey(folder.ValidatorKey)),
            request.Rpc?.With(JoinFolder.MakeNodeKey(folder.RpcKey)),
            request.PublicAddress);
        folder.Write(card);
        terminal.Out.WriteLine($"{folder.Card} is the card: send it to the consortium, and read its accounts out.");
        if (card.Validator is { } validator)
            terminal.Out.WriteLine($"validator {validator.Account}");
        terminal.Out.WriteLine($"signer    {card.Signer}");
        terminal.Out.WriteLine("Everything else in the folder is secret and stays on this machine.");
        return Exit.Done;
    }

    private static int Make(Arguments arguments, Terminal terminal, TimeProvider time)
    {
        var (members, folder) = (arguments.Require("--members"), arguments.Require("--out"));
        var consortium = ConsortiumFile.Read(members);
        if (consortium.GenesisTime > time.GetUtcNow())
            throw new CommandException(Exit.Refused, $"{members}: genesisTime lies ahead; block 0 is always past.");
        var files = KitMaking.Of(members, consortium);
        KitFolder.Write(folder, files);
        var hash = JsonOutput.ReadFile<KitManifest>(Path.Combine(folder, KitPlaces.Manifest)).GenesisHash;
        terminal.Out.WriteLine(
            $"{folder} holds {files.Count} files for {consortium.Members.Count} members of {consortium.Network}.");
        terminal.Out.WriteLine($"block 0 {hash}");
        terminal.Out.WriteLine($"Go on with {Path.Combine(folder, KitPlaces.Checklist)}.");
        return Exit.Done;
    }

    private static int Check(Arguments arguments, Terminal terminal)
    {
        var findings = KitChecking.Of(arguments.Require("--kit"), arguments.Value("--beside"));
        if (arguments.Has("--json"))
            terminal.Out.WriteLine(JsonSerializer.Serialize(findings, JsonOutput.Options));
        else
            Write(terminal.Out, findings);
        return findings.Count == 0 ? Exit.Done : Exit.Refused;
    }

    private static void Write(TextWriter writer, IReadOnlyList<KitFinding> findings)
    {
        if (findings.Count > 0)
        {
            var table = new Table("规则 rule", "所见 found", "缘由 reason");
            foreach (var finding in findings)
                table.Add(finding.Code, finding.Found, finding.Reason);
            table.Write(writer);
        }

        writer.WriteLine(findings.Count == 0
            ? "未见问题。 Nothing found."
            : $"共 {findings.Count} 项。 {findings.Count} found.");
    }
}
