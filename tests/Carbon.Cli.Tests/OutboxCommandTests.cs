using Carbon.Cli.CommandLine;
using Carbon.Cli.Pki;

namespace Carbon.Cli.Tests;

public sealed class OutboxCommandTests : IDisposable
{
    // Nothing listens on port 1.
    private const string Nobody = "https://127.0.0.1:1";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("outbox")]
    [InlineData("outbox", "burn")]
    [InlineData("outbox", "list", "1")]
    [InlineData("outbox", "list", "--reason", "x")]
    [InlineData("outbox", "list", "--most", "0")]
    [InlineData("outbox", "show")]
    [InlineData("outbox", "show", "x")]
    [InlineData("outbox", "show", "-1")]
    [InlineData("outbox", "show", "clerk", "7")]
    [InlineData("outbox", "show", "7", "--all")]
    [InlineData("outbox", "halt")]
    [InlineData("outbox", "halt", "--reason", "")]
    [InlineData("outbox", "resume", "--reason", "x")]
    [InlineData("outbox", "resume", "now")]
    [InlineData("outbox", "list", "--node", "bank", "--address", Nobody)]
    [InlineData("outbox", "list", "--address", Nobody)]
    [InlineData("outbox", "list", "--ca", "ca.crt")]
    public async Task Refuses_a_wrong_command_line(params string[] arguments)
    {
        var (code, said, error) = await Scratch.RunAsync("", arguments);

        Assert.Equal(Exit.Usage, code);
        Assert.Empty(said);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "7")]
    [InlineData("show", "clerk", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("halt", "--reason", "drill")]
    [InlineData("resume")]
    public async Task Says_that_nobody_answers(params string[] words)
    {
        using var authority = CertificateAuthority.Create("CA", TimeProvider.System);
        File.WriteAllText(_scratch.Path("ca.crt"), authority.CertificatePem);
        var leaf = authority.IssueClient("a", new Uri("urn:a"), TimeProvider.System);
        File.WriteAllText(_scratch.Path("a.crt"), leaf.CertificatePem);
        File.WriteAllText(_scratch.Path("a.key"), leaf.KeyPem);
        var (code, said, error) = await Scratch.RunAsync("", Asking(Nobody, words));

        Assert.Equal(Exit.Unavailable, code);
        Assert.Empty(said);
        Assert.Contains(Nobody, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_certificates_cannot_be_read()
    {
        var (code, _, error) = await Scratch.RunAsync("", Asking(Nobody, "list"));

        Assert.Equal(Exit.Failed, code);
        Assert.Contains("cannot be read", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wants_the_address_of_a_member_listener()
    {
        var (code, _, error) = await Scratch.RunAsync("", Asking("http://127.0.0.1:1", "list"));

        Assert.Equal(Exit.Usage, code);
        Assert.Contains("https://", error, StringComparison.Ordinal);
    }

    private string[] Asking(string address, params string[] words) =>
    [
        "outbox", .. words, "--address", address, "--ca", _scratch.Path("ca.crt"),
        "--certificate", _scratch.Path("a.crt"), "--key", _scratch.Path("a.key"),
    ];
}
