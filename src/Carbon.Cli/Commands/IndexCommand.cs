using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Indexes;
using Carbon.Index;
using Carbon.Index.Rows;
using Carbon.Storage;

namespace Carbon.Cli.Commands;

/// <summary><c>carbon index</c>: rebuilds, checks, and shows the index of a node from its data folder.</summary>
internal static class IndexCommand
{
    private const string Usage = """
        carbon index rebuild --data FOLDER           make the index anew, of a node that is stopped
        carbon index verify --data FOLDER            check every block kept, and the index against them; 1: they differ
        carbon index digest --data FOLDER            one digest over all rows, and the block it is of
        carbon index export --data FOLDER --out FILE every ticket, lien and voucher as lines of JSON, as of one block
          [--from archive|chain] [--chain URL] [--deployment FILE]
        """;

    public static Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(args, [], ["--data", "--from", "--chain", "--deployment", "--out"]);
        if (arguments.Words is not ["rebuild" or "verify" or "digest" or "export"])
            throw Arguments.Wrong($"Usage:\n{Usage}");
        var folder = NodeFolder.Of(arguments);
        return IndexFaults.ToldAsync(() => arguments.Words[0] switch
        {
            "rebuild" => RebuildAsync(arguments, folder, terminal, time, cancel),
            "verify" => VerifyAsync(arguments, folder, terminal, time, cancel),
            "digest" => Task.FromResult(Digest(folder, terminal)),
            _ => Task.FromResult(Export(folder, arguments.Require("--out"), terminal)),
        });
    }

    private static async Task<int> RebuildAsync(
        Arguments arguments, NodeFolder folder, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        using var held = folder.Hold();
        using var source = new IndexSource(arguments, folder, terminal, time);
        var fresh = folder.Index + ".new";
        Remove(fresh);
        string said;
        using (var index = RegistryIndex.Open(fresh))
        {
            await source.FillAsync(index, upTo: null, cancel);
            said = Say(index);
        }

        // Until the last step a crash leaves either index whole, or none: then the node fills it.
        Remove(folder.Index);
        File.Move(fresh, folder.Index);
        File.Move(FileSeal.PathOf(fresh), FileSeal.PathOf(folder.Index));
        terminal.Out.WriteLine(said);
        return Exit.Done;
    }

    private static async Task<int> VerifyAsync(
        Arguments arguments, NodeFolder folder, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        using var source = new IndexSource(arguments, folder, terminal, time);
        using var live = IndexCopy.Of(folder);
        using var rebuilt = IndexCopy.Empty();
        if (live.Index.Tip is { } tip)
            await source.FillAsync(rebuilt.Index, tip.Height, cancel);
        var (ours, theirs) = (Say(live.Index), Say(rebuilt.Index));
        terminal.Out.WriteLine($"index    {ours}");
        terminal.Out.WriteLine($"rebuilt  {theirs}");
        terminal.Out.WriteLine(ours == theirs
            ? "一致：索引与重建结果相同。 Equal: the index is what the events say."
            : "不一致：索引与重建结果不同。 Different: the index is not what the events say; see carbon audit.");
        return ours == theirs ? Exit.Done : Exit.Failed;
    }

    private static int Digest(NodeFolder folder, Terminal terminal)
    {
        using var copy = IndexCopy.Of(folder);
        terminal.Out.WriteLine(Say(copy.Index));
        return Exit.Done;
    }

    private static int Export(NodeFolder folder, string path, Terminal terminal)
    {
        using var copy = IndexCopy.Of(folder);
        using var writer = new StreamWriter(path, append: false);
        var tip = copy.Index.Read(rows => rows.Tip);
        var head = new
        {
            kind = "block",
            height = tip?.Point.Height,
            hash = tip?.Point.Hash.ToString(),
            timeSeconds = tip?.TimeSeconds,
        };
        writer.WriteLine(JsonSerializer.Serialize(head));
        var count = 0UL;
        foreach (var (kind, _, json) in IndexRows.All(copy.Index))
        {
            writer.WriteLine($$"""{"kind":"{{kind}}","row":{{json}}}""");
            count++;
        }

        terminal.Out.WriteLine($"{count} rows as of {Say(tip)}");
        return Exit.Done;
    }

    private static string Say(RegistryIndex index) => index.Read(rows => $"{rows.ComputeDigest()} {Say(rows.Tip)}");

    private static string Say(IndexTip? tip) => tip is null ? "no block" : $"block {tip.Point.Height} {tip.Point.Hash}";

    private static void Remove(string database)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(database + ending);
        FileSeal.Discard(database);
    }
}
