using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Tests;

public sealed class TicketCommandTests
{
    // Nothing listens on port 1: an answer other than "nobody answers" was given before anyone was asked.
    private const string Nobody = "http://127.0.0.1:1";

    [Theory]
    [InlineData("654002-C-2026-0000001-0", "CheckCharacterWrong")]
    [InlineData("654002-C-2026", "NumberMalformed")]
    public async Task Tells_a_typing_error_before_it_asks(string number, string refusal)
    {
        var (code, said, error) = await Scratch.RunAsync("", "ticket", "show", number, "--node", Nobody);

        Assert.Equal(Exit.Refused, code);
        Assert.Empty(said);
        Assert.Contains(refusal, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nobody_answers()
    {
        var (code, said, error) = await Scratch.RunAsync(
            "", "ticket", "show", "654002-C-2026-0000001-N", "--node", Nobody);

        Assert.Equal(Exit.Unavailable, code);
        Assert.Empty(said);
        Assert.Contains(Nobody, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket")]
    [InlineData("ticket", "burn", "654002-C-2026-0000001-N", "--node", Nobody)]
    [InlineData("ticket", "show", "654002-C-2026-0000001-N", "--node", "nowhere")]
    [InlineData("what")]
    public async Task Refuses_a_wrong_command_line(params string[] arguments)
    {
        var (code, said, error) = await Scratch.RunAsync("", arguments);

        Assert.Equal(Exit.Usage, code);
        Assert.Empty(said);
        Assert.NotEmpty(error);
    }
}
