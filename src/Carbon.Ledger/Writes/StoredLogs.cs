using System.Text.Json;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// The register's logs of a receipt as text: the chain's own words, so that a later release may read more.
/// </summary>
internal static class StoredLogs
{
    public static string Write(IEnumerable<LogEntry> logs) => JsonSerializer.Serialize(logs.Select(log => new StoredLog(
        log.Address.ToString(), [.. log.Topics.Select(t => t.ToString())], Hex.Format(log.Body), log.LogIndex)));

    public static IEnumerable<LogEntry> Read(string text, WriteRow row) =>
        JsonSerializer.Deserialize<StoredLog[]>(text)!.Select(log => new LogEntry(
            Address.Parse(log.Address), [.. log.Topics.Select(Hash32.Parse)], Hex.Parse(log.Body), row.BlockHeight ?? 0,
            row.BlockHash ?? default, row.Hash ?? default, 0, log.LogIndex, Removed: false));

    private sealed record StoredLog(string Address, string[] Topics, string Body, uint LogIndex);
}
