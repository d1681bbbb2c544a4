using System.Security.Cryptography;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Pki;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon pki</c>: a consortium's certificate authority and the certificates of nodes and callers.
/// </summary>
internal static class PkiCommand
{
    private const string Usage = """
        carbon pki ca --name NAME --out FOLDER
        carbon pki server --ca FOLDER --name NAME --host HOST[,HOST…] --out PREFIX
        carbon pki client --ca FOLDER --name NAME --uri URI --out PREFIX
        """;

    public static int Run(IReadOnlyList<string> args, Terminal terminal, TimeProvider time)
    {
        var arguments = Arguments.Parse(args, [], ["--name", "--out", "--ca", "--host", "--uri"]);
        return arguments.OnlyWord(Usage) switch
        {
            "ca" => MakeAuthority(arguments, terminal, time),
            "server" => Sign(arguments, terminal, authority => authority.IssueServer(
                arguments.Require("--name"),
                arguments.Require("--host").Split(
                    ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                time)),
            "client" => Sign(arguments, terminal, authority => authority.IssueClient(
                arguments.Require("--name"), UriOf(arguments), time)),
            _ => throw Arguments.Wrong($"Usage:\n{Usage}"),
        };
    }

    private static int MakeAuthority(Arguments arguments, Terminal terminal, TimeProvider time)
    {
        var (name, folder) = (arguments.Require("--name"), arguments.Require("--out"));
        Directory.CreateDirectory(folder);
        using var authority = CertificateAuthority.Create(name, time);
        Write(Path.Combine(folder, "ca"), authority.CertificatePem, authority.KeyPem());
        terminal.Out.WriteLine($"{Path.Combine(folder, "ca.crt")} is what members trust; keep ca.key off every node.");
        return Exit.Done;
    }

    private static int Sign(Arguments arguments, Terminal terminal, Func<CertificateAuthority, Leaf> issue)
    {
        var (folder, prefix) = (arguments.Require("--ca"), arguments.Require("--out"));
        try
        {
            using var authority = CertificateAuthority.Open(
                Path.Combine(folder, "ca.crt"), Path.Combine(folder, "ca.key"));
            var leaf = issue(authority);
            Write(prefix, leaf.CertificatePem, leaf.KeyPem);
            terminal.Out.WriteLine($"{prefix}.crt is valid until {leaf.LastDay}.");
            return Exit.Done;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException(Exit.Failed, $"The authority in {folder} cannot sign: {e.Message}", e);
        }
    }

    // The key comes first: a folder where it cannot be kept secret gets no certificate either.
    private static void Write(string prefix, string certificate, string key)
    {
        SecretFile.Create(prefix + ".key", key + "\n");
        File.WriteAllText(prefix + ".crt", certificate + "\n");
    }

    private static Uri UriOf(Arguments arguments) =>
        Uri.TryCreate(arguments.Require("--uri"), UriKind.Absolute, out var uri)
            ? uri
            : throw Arguments.Wrong("--uri wants an absolute URI, such as urn:carbon:caller:bank:clerk.");
}
