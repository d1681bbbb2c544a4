using Carbon.Archive;
using Carbon.Cli.CommandLine;
using Carbon.Index;
using Carbon.Ledger;
using Carbon.Registry.Chain;
using Carbon.Storage;

namespace Carbon.Cli.Indexes;

/// <summary>Turns what may be wrong with files and chains into one sentence.</summary>
internal static class IndexFaults
{
    /// <summary>Runs a work on an index.</summary>
    /// <exception cref="CommandException">The index, the archive or the chain is not as it must be.</exception>
    public static async Task<int> ToldAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is ChainUnavailableException or FoldUnavailableException)
        {
            throw new CommandException(Exit.Unavailable, e.Message, e);
        }
        catch (Exception e) when (e is DatabaseDamagedException or SchemaTooNewException or ArchiveDamagedException
            or SqliteLibraryMissingException or ContradictingEventException or UnreadableEventException
            or UnreadableRowException or WrongChainException or ReorgTooDeepException or HistoriesDifferException)
        {
            throw new CommandException(Exit.Failed, e.Message, e);
        }
    }
}
