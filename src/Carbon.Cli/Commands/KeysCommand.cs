using System.Text;
using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Contracts;
using Carbon.Ethereum;

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
    private const int PassphraseMin = 12;

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
        var passphrase = arguments.Value("--passphrase-file") is { } file ? SecretFile.ReadLine(file) : Ask(terminal);
        if (passphrase.Length < PassphraseMin)
            throw new CommandException(Exit.Failed, $"The passphrase must have at least {PassphraseMin} characters.");

        using var key = PrivateKey.Generate();
        SecretFile.Create(path, Keystore.Write(key, passphrase, Keystore.StandardScryptN) + "\n");
        terminal.Out.WriteLine(Secp256k1.CreateSigner(key).Address.ToString());
        return Exit.Done;
    }

    // Never an argument: those are seen by everyone on the machine and stay in the shell's history.
    private static string Ask(Terminal terminal)
    {
        if (!terminal.IsInteractive)
        {
            return terminal.In.ReadLine()
                ?? throw Arguments.Wrong("Give the passphrase on stdin or by --passphrase-file.");
        }

        var first = Prompt(terminal, "Passphrase: ");
        return Prompt(terminal, "Once more: ") == first
            ? first
            : throw new CommandException(Exit.Failed, "The two passphrases differ.");
    }

    private static string Prompt(Terminal terminal, string prompt)
    {
        terminal.Error.Write(prompt);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } pressed)
        {
            if (pressed.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(pressed.KeyChar))
                text.Append(pressed.KeyChar);
        }

        terminal.Error.WriteLine();
        return text.ToString();
    }
}
