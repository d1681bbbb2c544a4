using System.Collections.Concurrent;
using Carbon.Index.Fold;
using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Carbon.Index.Schema;
using Carbon.Storage;

namespace Carbon.Index;

/// <summary>
/// The register as rows, folded from the chain's events in one store. It may be deleted any day: the chain fills it
/// again to the same digest. One thread writes; any number reads, each read on one block's state.
/// </summary>
public sealed class RegistryIndex : IRegistryFold, IDisposable
{
    private const int UndoBlocksMax = 100_000;

    private readonly IndexStore _store;
    private readonly IndexOptions _options;
    private SqlSession _writer;
    private readonly ConcurrentQueue<SqlSession> _readers = [];
    private IndexTip? _tip;
    private volatile bool _disposed;

    private RegistryIndex(IndexStore store, IndexOptions options, SqlSession writer)
    {
        _store = store;
        _options = options;
        _writer = writer;
        _tip = BlockTable.Tip(writer);
    }

    /// <summary>The latest schema that this release knows.</summary>
    public static int KnownSchema => IndexSchema.Version.Steps.Count;

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
    public static RegistryIndex Open(string path, IndexOptions options) => Open(IndexStore.InFile(path), options);

    /// <summary>Opens the index of a store, and makes it where there is none.</summary>
    /// <exception cref="DatabaseDamagedException">The store is damaged; delete it to refill it.</exception>
    /// <exception cref="SchemaTooNewException">A later release wrote the store.</exception>
    /// <exception cref="SqliteLibraryMissingException">The system's SQLite is missing.</exception>
    /// <exception cref="IndexInUseException">Another node writes the store.</exception>
    /// <exception cref="FoldUnavailableException">The store is away, or lets nobody in.</exception>
    public static RegistryIndex Open(IndexStore store, IndexOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.UndoBlocks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.UndoBlocks, UndoBlocksMax);
        var writer = store.OpenWriter(options.CheckIntegrity);
        try
        {
            return new RegistryIndex(store, options, writer);
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
    /// <exception cref="DatabaseDamagedException">The store was found damaged.</exception>
    /// <exception cref="FoldUnavailableException">The store takes nothing now.</exception>
    public void Append(IReadOnlyList<RegistryBlock> blocks) => Append(blocks, head: 0);

    /// <summary>
    /// Takes the next blocks while catching up. Where all of them lie more than <see cref="IndexOptions.UndoBlocks"/>
    /// below the head, nothing is kept to undo them or any block before: the last of them is the deepest tip there can
    /// be.
    /// </summary>
    /// <exception cref="ContradictingEventException">An event cannot follow what was taken before.</exception>
    /// <exception cref="DatabaseDamagedException">The store was found damaged.</exception>
    /// <exception cref="FoldUnavailableException">The store takes nothing now.</exception>
    public void Append(IReadOnlyList<RegistryBlock> blocks, ulong head)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (blocks.Count == 0)
            return;
        var last = blocks[^1];
        var undoBlocks = (ulong)_options.UndoBlocks;
        var deep = head > last.Point.Height && head - last.Point.Height > undoBlocks;
        Write(journalled: !deep, () =>
        {
            var tip = BlockTable.Tip(_writer)?.Point;
            foreach (var block in blocks)
            {
                Take(block, tip);
                tip = block.Point;
            }

            BlockTable.Forget(_writer, last.Point.Height, deep ? 0 : undoBlocks);
            FaultPoint?.Invoke("commit");
            return new IndexTip(last.Point, last.TimeSeconds);
        });
    }

    /// <inheritdoc cref="Append(IReadOnlyList{RegistryBlock})"/>
    public void Append(RegistryBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        Append([block]);
    }

    /// <inheritdoc/>
    /// <exception cref="DatabaseDamagedException">The store was found damaged.</exception>
    /// <exception cref="FoldUnavailableException">The store takes nothing now.</exception>
    public void UndoAbove(ulong height)
    {
        if (Tip is not { } tip || height >= tip.Height)
            return;
        Write(journalled: true, () =>
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
    /// <exception cref="DatabaseDamagedException">The store was found damaged.</exception>
    /// <exception cref="FoldUnavailableException">The store is away.</exception>
    public T Read<T>(Func<IndexSnapshot, T> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Read(BeginReading(), ask);
    }

    /// <summary>
    /// Closes the store, and seals it if it is a file. Reads under way end first on their own connections; the file
    /// then gets no seal.
    /// </summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        while (_readers.TryDequeue(out var session))
            session.Dispose();
        _writer.Dispose();
        _store.Seal();
    }

    private SqlSession BeginReading()
    {
        while (_readers.TryDequeue(out var idle))
        {
            try
            {
                idle.BeginReading();
                return idle;
            }
            catch (FoldUnavailableException)
            {
                // Its connection may have ended while it lay idle; a new one tells whether the store is there.
                idle.Dispose();
            }
        }

        var session = _store.OpenReader();
        session.BeginReading();
        return session;
    }

    private T Read<T>(SqlSession session, Func<IndexSnapshot, T> ask)
    {
        var sound = false;
        try
        {
            var snapshot = new IndexSnapshot(session);
            try
            {
                return ask(snapshot);
            }
            finally
            {
                snapshot.Close();
                session.EndReading();
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

    private void Take(RegistryBlock block, BlockPoint? tip)
    {
        BlockTable.Append(_writer, block, tip);
        EventBlocks.Append(_writer, block);
        FaultPoint?.Invoke("block");
        var fold = new EventFold(_writer, block);
        foreach (var recorded in block.Events)
        {
            fold.Take(recorded);
            FaultPoint?.Invoke("event");
        }

        fold.Finish();
    }

    private void Write(bool journalled, Func<IndexTip?> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_writer.IsLost)
            Reopen();
        _writer.Journal(journalled);
        Volatile.Write(ref _tip, Commit(work));
    }

    private IndexTip? Commit(Func<IndexTip?> work)
    {
        try
        {
            return _writer.InTransaction(work);
        }
        catch (QueuedChangeException)
        {
            // All of it was taken back. Once more, so that the fault names the event that it is of.
            return _writer.OneByOne(() => _writer.InTransaction(work));
        }
    }

    /// <summary>Takes the store again after its connection was lost.</summary>
    /// <exception cref="FoldUnavailableException">
    /// It is still away, or the commit that was under way then was carried out after all and the tip is another.
    /// </exception>
    private void Reopen()
    {
        _writer.Dispose();
        _writer = _store.OpenWriter(checkIntegrity: false);
        var (known, found) = (_tip, BlockTable.Tip(_writer));
        Volatile.Write(ref _tip, found);
        if (found != known)
            throw new FoldUnavailableException("The last commit before the connection was lost had been carried out.");
    }
}
