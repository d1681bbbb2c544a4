using System.Globalization;
using System.Text.Json;
using Carbon.Cli.Audits;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Indexes;
using Carbon.Ethereum;
using Carbon.Index;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon audit</c>: asks the contracts themselves about every ticket, lien and voucher of an index, and builds the
/// index anew from events alone; the first and the last word on whether it may be believed.
/// </summary>
internal static class AuditCommand
{
    private const string Usage = """
        carbon audit --data FOLDER [--sample N --seed S] [--json]
          [--from archive|chain] [--chain URL] [--deployment FILE]   exit code 1: something differs
        """;

    private const int AskedAtOnce = 16;
    private const int SampleMax = 1_000_000;

    public static Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(
            args, ["--json"], ["--data", "--from", "--chain", "--deployment", "--sample", "--seed"]);
        arguments.NoWords($"\n{Usage}");
        var folder = NodeFolder.Of(arguments);
        return IndexFaults.ToldAsync(async () =>
        {
            using var source = new IndexSource(arguments, folder, terminal, time);
            var report = await AuditAsync(arguments, source, terminal, cancel);
            if (arguments.Has("--json"))
                terminal.Out.WriteLine(JsonSerializer.Serialize(report, JsonOutput.Options));
            else
                Write(terminal.Out, report);
            return report.Equal ? Exit.Done : Exit.Failed;
        });
    }

    private static async Task<AuditReport> AuditAsync(
        Arguments arguments, IndexSource source, Terminal terminal, CancellationToken cancel)
    {
        using var live = IndexCopy.Of(source.Folder);
        if (live.Index.Tip is not { } tip)
            throw new CommandException(Exit.Failed, "The index holds no block yet.");
        var sample = SampleOf(arguments, terminal);
        var chain = new ChainAudit(new EthereumClient(source.Chain()), source.Deployment, tip.Height);
        var findings = new List<AuditFinding>(await chain.BlockAsync(tip.Hash, cancel));
        var tickets = await AskAsync(sample.Of(IndexRows.Tickets(live.Index)), chain.TicketAsync, findings, cancel);
        var liens = await AskAsync(sample.Of(IndexRows.Liens(live.Index)), chain.LienAsync, findings, cancel);
        var vouchers = await AskAsync(
            sample.Of(IndexRows.Vouchers(live.Index)), chain.VoucherAsync, findings, cancel);

        using var rebuilt = IndexCopy.Empty();
        await source.FillAsync(rebuilt.Index, tip.Height, cancel);
        var (ours, theirs) = (DigestOf(live.Index), DigestOf(rebuilt.Index));
        if (ours != theirs)
            findings.AddRange(EventAudit.Compare(live.Index, rebuilt.Index));
        return new AuditReport(tip.Height, $"{tip.Hash}", tickets, liens, vouchers, ours, theirs, findings);
    }

    private static Sample SampleOf(Arguments arguments, Terminal terminal)
    {
        if (arguments.Value("--sample") is null)
            return new Sample(null, 0);
        var most = arguments.Number("--sample", 1, SampleMax, 1);
        var seed = arguments.Number("--seed", 0, int.MaxValue, Random.Shared.Next());
        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sample {most}, seed {seed}"));
        return new Sample(most, seed);
    }

    private static async Task<int> AskAsync<T>(
        IEnumerable<T> rows,
        Func<T, CancellationToken, Task<IReadOnlyList<AuditFinding>>> ask,
        List<AuditFinding> findings,
        CancellationToken cancel)
    {
        var asked = 0;
        foreach (var some in rows.Chunk(AskedAtOnce))
        {
            var found = await Task.WhenAll(some.Select(row => ask(row, cancel)));
            findings.AddRange(found.SelectMany(one => one));
            asked += some.Length;
        }

        return asked;
    }

    private static string DigestOf(RegistryIndex index) => index.Read(rows => rows.ComputeDigest()).ToString();

    private static void Write(TextWriter writer, AuditReport report)
    {
        if (report.Findings.Count > 0)
        {
            var table = new Table("种类 kind", "编号 id", "事实 fact", "索引 index", "见证 witness", "所述 said");
            foreach (var one in report.Findings)
                table.Add(one.Kind, one.Id, one.Fact, one.Index, one.Witness, one.Said);
            table.Write(writer);
        }

        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"block {report.Height} {report.BlockHash}: {report.Tickets} tickets, {report.Liens} liens, " +
            $"{report.Vouchers} vouchers held against the chain"));
        writer.WriteLine($"index    {report.Digest}");
        writer.WriteLine($"rebuilt  {report.RebuiltDigest}");
        writer.WriteLine(report.Equal
            ? "一致：索引与链上记录及事件相同。 Equal: the index is what the chain and its events say."
            : "不一致：索引与链上记录或事件不同。 Different: the index is not what the chain or its events say.");
    }
}
