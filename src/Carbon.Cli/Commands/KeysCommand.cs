using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Contracts;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon keys new</c>: a fresh signing key in a keystore V3 file under a passphrase. <c>carbon keys allow-list</c>:
/// what a signer of a member's key has to sign, for its settings.
/// </summary>
internal static class KeysCommand
{
    private const string Usage = """
        carbon keys new --out FILE [--passphrase-file FILE]
        carbon keys allow-list --deployment FILE
        """;

    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        var arguments = Arguments.Parse(args, [], ["--out", "--passphrase-file", "--deployment"]);
        return arguments.OnlyWord(Usage) switch
        {
            "new" => MakeKey(arguments, terminal),
            "allow-list" => ListAllowed(arguments, terminal),
            _ => throw Arguments.Wrong($"Usage:\n{Usage}"),
        };
    }

    private static int ListAllowed(Arguments arguments, Terminal terminal)
    {
        var path = arguments.Require("--deployment");
        try
        {
            var list = AllowedCalls.Of(Deployment.Load(path));
            terminal.Out.WriteLine(JsonSerializer.Serialize(list, JsonOutput.Options));
            return Exit.Done;
        }
        catch (FormatException e)
        {
            throw new CommandException(Exit.Failed, e.Message, e);
        }
    }

    private static int MakeKey(Arguments arguments, Terminal terminal)
    {
        var path = arguments.Require("--out");
        if (File.Exists(path))
            throw new CommandException(Exit.Failed, $"{path} exists; a keystore is never written over.");
        var passphrase = Passphrase.Of(arguments, terminal);
        terminal.Out.WriteLine(SignerKey.Make(path, passphrase).ToString());
        return Exit.Done;
    }
}
