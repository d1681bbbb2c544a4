using System.Globalization;
using Carbon.Index.Rows;

namespace Carbon.Index.Tests;

/// <summary>Follows a feed from entry to entry and keeps the events that stand, by their ids.</summary>
internal sealed class Reader(RegistryIndex index)
{
    private EventCursor _cursor = EventCursor.Start;

    public SortedSet<string> Known { get; private init; } = new(StringComparer.Ordinal);

    public static string IdOf(ulong height, Digest block, uint logIndex) =>
        string.Create(CultureInfo.InvariantCulture, $"{height:D8} {block} {logIndex:D4}");

    public Reader Copy() => At(index);

    public Reader At(RegistryIndex other) =>
        new(other) { _cursor = _cursor, Known = new(Known, StringComparer.Ordinal) };

    /// <summary>Takes in at most some entries of one page; tells how many of them took an event back.</summary>
    public int Read(int page, int most)
    {
        var found = index.Read(s => s.Feed(_cursor, default, page));
        Assert.NotNull(found);
        foreach (var entry in found.Entries.Take(most))
        {
            var id = IdOf(entry.Row.Height, entry.Block, entry.Row.LogIndex);
            Assert.True(entry.Superseded ? Known.Remove(id) : Known.Add(id), $"{id} was told twice");
            _cursor = entry.After;
        }

        if (found.Entries.Count <= most)
            _cursor = found.After;
        return found.Entries.Take(most).Count(entry => entry.Superseded);
    }

    public void ReadToTip(int page)
    {
        while (!index.Read(s => s.Feed(_cursor, default, page))!.AtTip)
            Read(page, page);
        Read(page, page);
    }
}
