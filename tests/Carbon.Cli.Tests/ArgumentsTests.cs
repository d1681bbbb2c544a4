using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Tests;

public sealed class ArgumentsTests
{
    [Fact]
    public void Reads_words_flags_and_values_in_any_order()
    {
        var arguments = Arguments.Parse(
            ["show", "--json", "--node", "http://a", "X", "--port=7"], ["--json"], ["--node", "--port"]);

        Assert.Equal(["show", "X"], arguments.Words);
        Assert.True(arguments.Has("--json"));
        Assert.Equal("http://a", arguments.Value("--node"));
        Assert.Equal(7, arguments.Number("--port", 1, 9, 3));
        Assert.Null(arguments.Value("--out"));
    }

    [Theory]
    [InlineData("--nope")]
    [InlineData("--json=1")]
    [InlineData("--json", "--json")]
    [InlineData("--node")]
    [InlineData("--node", "a", "--node", "b")]
    public void Refuses_what_no_command_knows(params string[] given)
    {
        var refused = Assert.Throws<CommandException>(() => Arguments.Parse(given, ["--json"], ["--node"]));

        Assert.Equal(Exit.Usage, refused.ExitCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("seven")]
    public void Refuses_a_number_out_of_bounds(string given)
    {
        var arguments = Arguments.Parse(["--port", given], [], ["--port"]);

        Assert.Throws<CommandException>(() => arguments.Number("--port", 1, 9, 3));
    }
}
