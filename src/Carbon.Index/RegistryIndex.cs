using System.Collections.Concurrent;
using Carbon.Index.Fold;
using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Carbon.Index.Schema;
using Carbon.Storage;
using Microsoft.Data.Sqlite;

namespace Carbon.Index;

/// <summary>
/// The register as rows, folded from the chain's events in one file. It may be deleted any day: the chain fills it
/// again to the same digest. One thread writes; any number reads, each read on one block's state.
/// </summary>
public sealed class RegistryIndex : IRegistryFold, IDisposable
{
    private const int UndoBlocksMax = 100_000;

    private readonly string _path;
    private readonly IndexOptions _options;
    private readonly SqlSession _writer;
    private readonly ConcurrentQueue<SqlSession> _readers = [];
    private IndexTip? _tip;
    private volatile bool _disposed;

    private RegistryIndex(string path, IndexOptions options, SqlSession writer)
    {
        _path = path;
        _options = options;
        _writer = writer;
        _tip = BlockTable.Tip(writer);
    }

    /// <inheritdoc/>
    public BlockPoint? Tip => Volatile.Read(ref _tip)?.Point;

    /// <summary>Called at named points of a commit, to see what a crash there leaves behind.</summary>
    internal Action<string>? FaultPoint { get; set; }

    /// <summary>Opens the index of a file, and makes it where there is none.</summary>
    /// <exception cref="DatabaseDamagedException">The file is no sound database; delete it to refill it.</exception>
    /// <exception cref="SchemaTooNewException">A later release wrote the file.</exception>
    /// <exception cref="SqliteLibraryMissingException">The system's SQLite is missing.</exception>
    public static RegistryIndex Open(string path) => Open(path, new IndexOptions());

    /// <summary>Opens the index of a file with options other than the usual.</summary>
    /// <exception cref="DatabaseDamagedException">The file is no sound database; delete it to refill it.</exception>
    /// <exception cref="SchemaTooNewException">A later release wrote the file.</exception>
    /// <exception cref="SqliteLibraryMissingException">The system's SQLite is missing.</exception>
    public static RegistryIndex Open(string path, IndexOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.UndoBlocks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.UndoBlocks, UndoBlocksMax);
        if (options.CheckIntegrity)
            FileSeal.Break(path);
        else
            FileSeal.Discard(path);
        // NORMAL: what a power cut takes from the index, the chain gives back.
        var connection = SqliteFile.Open(path, SqliteDurability.Normal, options.CheckIntegrity);
        var writer = new SqlSession(connection);
        try
        {
            IndexSchema.Version.Migrate(connection);
            UndoTriggers.Create(writer);
            return new RegistryIndex(path, options, writer);
        }
        catch (SqliteException fault) when (SqliteFile.IsDamage(fault))
        {
            writer.Dispose();
            throw new DatabaseDamagedException(path, fault.Message, fault);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Digest? HashAt(ulong height) => Read(snapshot => snapshot.HashAt(height));

    /// <inheritdoc/>
    /// <exception cref="ContradictingEventException">An event cannot follow what was taken before.</exception>
    /// <exception cref="DatabaseDamagedException">The file was found damaged.</exception>
    public void Append(IReadOnlyList<RegistryBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (blocks.Count == 0)
            return;
        Write(() =>
        {
            foreach (var block in blocks)
                Take(block);
            BlockTable.Forget(_writer, blocks[^1].Point.Height, (ulong)_options.UndoBlocks);
            FaultPoint?.Invoke("commit");
            return new IndexTip(blocks[^1].Point, blocks[^1].TimeSeconds);
        });
    }

    /// <inheritdoc cref="Append(IReadOnlyList{RegistryBlock})"/>
    public void Append(RegistryBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        Append([block]);
    }

    /// <inheritdoc/>
    /// <exception cref="DatabaseDamagedException">The file was found damaged.</exception>
    public void UndoAbove(ulong height)
    {
        if (Tip is not { } tip || height >= tip.Height)
            return;
        Write(() =>
        {
            UndoJournal.UndoAbove(_writer, height);
            FaultPoint?.Invoke("undone");
            return BlockTable.Tip(_writer);
        });
    }

    /// <summary>
    /// Asks questions of one state: all answers are of the same block, whatever is appended meanwhile. The snapshot is
    /// of no use after the function returned.
    /// </summary>
    /// <exception cref="DatabaseDamagedException">The file was found damaged.</exception>
    public T Read<T>(Func<IndexSnapshot, T> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            if (!_readers.TryDequeue(out var session))
                session = new SqlSession(SqliteFile.OpenReadOnly(_path));
            return Read(session, ask);
        }
        catch (SqliteException fault) when (SqliteFile.IsDamage(fault))
        {
            throw new DatabaseDamagedException(_path, fault.Message, fault);
        }
    }

    /// <summary>
    /// Closes and seals the file. Reads under way end first on their own connections; the file then gets no seal.
    /// </summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        while (_readers.TryDequeue(out var session))
            session.Dispose();
        // The last connection that may write takes the log into the file as it closes.
        _writer.Dispose();
        FileSeal.Write(_path);
    }

    private T Read<T>(SqlSession session, Func<IndexSnapshot, T> ask)
    {
        var sound = false;
        try
        {
            session.Run("BEGIN");
            var snapshot = new IndexSnapshot(session);
            try
            {
                return ask(snapshot);
            }
            finally
            {
                snapshot.Close();
                session.Run("ROLLBACK");
                sound = true;
            }
        }
        finally
        {
            if (sound && !_disposed && _readers.Count < _options.IdleReaders)
                _readers.Enqueue(session);
            else
                session.Dispose();
        }
    }

    private void Take(RegistryBlock block)
    {
        BlockTable.Append(_writer, block, BlockTable.Tip(_writer)?.Point);
        FaultPoint?.Invoke("block");
        var fold = new EventFold(_writer, block);
        foreach (var recorded in block.Events)
        {
            fold.Take(recorded);
            FaultPoint?.Invoke("event");
        }

        fold.Finish();
    }

    private void Write(Func<IndexTip?> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            Volatile.Write(ref _tip, _writer.InTransaction(work));
        }
        catch (SqliteException fault) when (SqliteFile.IsDamage(fault))
        {
            throw new DatabaseDamagedException(_path, fault.Message, fault);
        }
    }
}
