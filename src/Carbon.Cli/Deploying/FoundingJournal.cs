using System.Globalization;
using System.Text.Json;
using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Deploying;

/// <summary>
/// The founder's transactions on disk before the first of their bytes is sent, so that after a kill the same bytes are
/// sent again and nothing is done twice. The file is replaced whole: a reader sees the old one or the new one.
/// </summary>
internal sealed class FoundingJournal
{
    private const long FileBytesMax = 64 * 1024 * 1024;

    private readonly string _path;
    private readonly JournalHead _head;
    private readonly SortedDictionary<ulong, JournalEntry> _entries = [];

    private FoundingJournal(string path, JournalHead head) => (_path, _head) = (path, head);

    /// <summary>Where the journal of a manifest lies.</summary>
    public static string PathOf(string manifest) => manifest + ".journal";

    /// <summary>What is known of the founder's transactions, by nonce.</summary>
    public IReadOnlyDictionary<ulong, JournalEntry> Entries => _entries;

    /// <summary>Opens the journal of a founding; where there is no file, it is empty.</summary>
    /// <exception cref="CommandException">The file is damaged, or another founding's.</exception>
    public static FoundingJournal Open(string path, FoundingPlan plan)
    {
        var journal = new FoundingJournal(
            path,
            new(plan.Place.ChainId, plan.Place.GenesisHash.ToString(), plan.Founder.ToString()));
        if (File.Exists(path))
            journal.Load(plan);
        return journal;
    }

    /// <summary>Takes in transactions by their nonces; when it returns they are on disk.</summary>
    public void Put(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
            _entries[entry.Nonce] = entry;
        var content = new JournalContent(_head, [.. _entries.Values.Select(JournalLine.Of)]);
        var fresh = _path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, content, JsonOutput.Options);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, _path, overwrite: true);
    }

    private void Load(FoundingPlan plan)
    {
        if (new FileInfo(_path).Length > FileBytesMax)
            throw Damaged("it is over 64 MiB");
        var content = JsonOutput.ReadFile<JournalContent>(_path);
        if (content.Founding != _head)
        {
            throw new CommandException(
                Exit.Refused,
                $"{_path} is the journal of another founding (chain {content.Founding.ChainId} with genesis " +
                $"{content.Founding.GenesisHash}, founder {content.Founding.Founder}): choose another --out.");
        }

        foreach (var line in content.Transactions)
        {
            if (line.Read(plan.Founder, plan.Place.ChainId) is not { } entry || !_entries.TryAdd(entry.Nonce, entry))
                throw Damaged(string.Create(
                    CultureInfo.InvariantCulture, $"the transaction of nonce {line.Nonce} is none of the founder's"));
        }
    }

    private CommandException Damaged(string why) => new(
        Exit.Failed,
        $"{_path} is damaged ({why}): put it aside, and the transactions are looked for on the chain.");
}

/// <summary>Whose transactions a journal holds.</summary>
internal sealed record JournalHead(ulong ChainId, string GenesisHash, string Founder);

/// <summary>The file.</summary>
internal sealed record JournalContent(JournalHead Founding, IReadOnlyList<JournalLine> Transactions);
