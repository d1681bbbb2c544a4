using System.Globalization;
using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Cli.Nodes;
using Carbon.Registry;
using Grpc.Core;

namespace Carbon.Cli.Commands;

/// <summary><c>carbon statistics</c>: what was issued, moved, pledged and used up by month, over public gRPC.</summary>
internal static class StatisticsCommand
{
    private const string Usage =
        "carbon statistics [--division N] [--from yyyy-MM] [--to yyyy-MM] [--json] [--en] [--node URL]";

    private const int PageSize = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(args, ["--json", "--en"], ["--division", "--from", "--to", "--node"]);
        arguments.NoWords(Usage);
        var language = arguments.Has("--en") ? Language.English : Language.Chinese;
        var request = new GetStatisticsRequest
        {
            Division = (uint)arguments.Number("--division", 110_000, 999_999, otherwise: 0),
            FromMonth = arguments.Value("--from") ?? "",
            ToMonth = arguments.Value("--to") ?? "",
            PageSize = PageSize,
            Consistent = true,
        };
        var address = arguments.Value("--node") ?? NetworkState.Read(NetworkLayout.Find()).Nodes[0].PublicGrpcAddress;
        using var channel = NodeChannel.Public(address);
        var options = new CallOptions(deadline: (time.GetUtcNow() + Limit).UtcDateTime, cancellationToken: cancel);
        try
        {
            var answer = await AskAsync(new(channel), request, options);
            if (arguments.Has("--json"))
                terminal.Out.WriteLine(ProtoJson.Of(answer));
            else
                Write(terminal.Out, answer, language);
            return Exit.Done;
        }
        catch (RpcException e)
        {
            throw NodeAnswer.Ending(e, address, language);
        }
    }

    private static async Task<GetStatisticsResponse> AskAsync(
        RegisterQueryService.RegisterQueryServiceClient node, GetStatisticsRequest request, CallOptions options)
    {
        var all = new GetStatisticsResponse();
        do
        {
            var page = await node.GetStatisticsAsync(request, options);
            all.Statistics.AddRange(page.Statistics);
            all.AsOf = page.AsOf;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }

    private static void Write(TextWriter writer, GetStatisticsResponse answer, Language language)
    {
        var english = language == Language.English;
        var table = english
            ? new Table("month", "division", "kind", "what", "count", "amount")
            : new Table("月份", "行政区划", "种类", "事项", "笔数", "数量");
        foreach (var one in answer.Statistics)
        {
            var kind = (Registry.Codes.Kind)one.Kind;
            table.Add(
                one.Month,
                one.Division.ToString(CultureInfo.InvariantCulture),
                Words.Of(kind, language),
                WordOf(one, language),
                one.Count.ToString(CultureInfo.InvariantCulture),
                one.Amount == "0" ? "" : one.AmountText + AmountText.Unit(kind, language));
        }

        table.Write(writer);
        writer.WriteLine(english
            ? $"True as of block {answer.AsOf.Height} {answer.AsOf.BlockHash}"
            : $"截至区块 {answer.AsOf.Height} {answer.AsOf.BlockHash}");
    }

    private static string WordOf(Statistic one, Language language)
    {
        var (chinese, english) = one.Measure switch
        {
            Measure.Issued => ("制发", "issued"),
            Measure.Transferred => ("转让", "transferred"),
            Measure.Pledged => ("质押", "pledged"),
            Measure.Released => ("解除质押", "released"),
            Measure.Offset => ("抵消", "offset"),
            Measure.Cancelled => ("注销", "cancelled"),
            Measure.Annulled => ("撤销", "annulled"),
            _ => ("其他", "other"),
        };
        var word = language == Language.English ? english : chinese;
        var purpose = (Registry.Codes.Purpose)one.Purpose;
        return purpose == Registry.Codes.Purpose.None ? word : $"{word}：{Words.Of(purpose, language)}";
    }
}
