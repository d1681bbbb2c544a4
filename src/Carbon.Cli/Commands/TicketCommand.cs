using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Cli.Nodes;
using Grpc.Core;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon ticket show|history|tree|verify NUMBER</c>: what anyone may know of a ticket, over public gRPC.
/// </summary>
internal static class TicketCommand
{
    private const string Usage = "carbon ticket show|history|tree|verify NUMBER [--json] [--en] [--node URL]";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(args, ["--json", "--en"], ["--node", "--chain", "--deployment"]);
        if (arguments.Words.Count != 2)
            throw Arguments.Wrong($"Usage: {Usage}");
        var language = arguments.Has("--en") ? Language.English : Language.Chinese;

        // A typing error is told here, before anyone is asked.
        if (!RegisterNumber.Parse(arguments.Words[1]).TryGet(out var number, out var refusal))
            throw new CommandException(Exit.Refused, $"{refusal.Code}: {refusal.Say(language)}");

        var layout = NetworkLayout.Find();
        var address = arguments.Value("--node") ?? NetworkState.Read(layout).Nodes[0].PublicGrpcAddress;
        using var channel = NodeChannel.Public(address);
        var asking = new TicketAsking(
            new(channel),
            new CallOptions(deadline: (time.GetUtcNow() + Limit).UtcDateTime, cancellationToken: cancel),
            terminal.Out,
            language,
            arguments.Has("--json"));
        try
        {
            return arguments.Words[0] switch
            {
                "show" => await asking.ShowAsync(number),
                "history" => await asking.HistoryAsync(number),
                "tree" => await asking.TreeAsync(new(channel), number),
                "verify" => await VerifyAsync(asking, number, layout, arguments, time, cancel),
                _ => throw Arguments.Wrong($"Usage: {Usage}"),
            };
        }
        catch (RpcException e)
        {
            throw NodeAnswer.Ending(e, address, language);
        }
    }

    private static async Task<int> VerifyAsync(
        TicketAsking asking,
        RegisterNumber number,
        NetworkLayout layout,
        Arguments arguments,
        TimeProvider time,
        CancellationToken cancel)
    {
        using var verification = TicketVerification.Open(
            arguments.Value("--chain") ?? NetworkState.Read(layout).ChainUrl,
            arguments.Value("--deployment") ?? layout.Deployment,
            time);
        var answer = await asking.GetAsync(number);
        var findings = await verification.CompareAsync(number, answer, cancel);
        return asking.WriteFindings(number, answer.AsOf, findings);
    }
}
