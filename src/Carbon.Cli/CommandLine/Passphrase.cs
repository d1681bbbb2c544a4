using System.Text;

namespace Carbon.Cli.CommandLine;

/// <summary>Where a command gets a passphrase from.</summary>
internal static class Passphrase
{
    private const int LengthMin = 12;

    /// <summary>The first line of <c>--passphrase-file</c>, else of stdin, else what is typed twice.</summary>
    /// <exception cref="CommandException">There is none, or it is too short.</exception>
    public static string Of(Arguments arguments, Terminal terminal)
    {
        var passphrase = arguments.Value("--passphrase-file") is { } file
            ? SecretFile.ReadLine(file)
            : Ask(terminal);
        return passphrase.Length >= LengthMin
            ? passphrase
            : throw new CommandException(Exit.Failed, $"The passphrase must have at least {LengthMin} characters.");
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
