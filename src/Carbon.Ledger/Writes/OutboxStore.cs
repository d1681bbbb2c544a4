using System.Diagnostics.CodeAnalysis;
using Carbon.Ethereum;
using Carbon.Storage;
using Microsoft.Data.Sqlite;

namespace Carbon.Ledger;

/// <summary>
/// The outbox's file. Each method is one transaction, on disk when it returns; safe from several threads. A method
/// throws OutboxStorageException where the disk takes nothing more, and then nothing of it is done.
/// </summary>
internal sealed partial class OutboxStore : IDisposable
{
    private const int Full = 13;
    private const int WriteFailed = 778;
    private const int SharedMemoryFull = 4874;

    private readonly Lock _one = new();
    private readonly string _path;
    private readonly SqliteConnection _file;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private int _unsettled;

    private OutboxStore(string path, SqliteConnection file) => (_path, _file) = (path, file);

    /// <summary>Opens the file, brings it to this release's schema, and counts what is unsettled.</summary>
    public static OutboxStore Open(string path)
    {
        SqliteConnection? file = null;
        try
        {
            file = SqliteFile.Open(path, SqliteDurability.Full, checkIntegrity: true);
            OutboxSchema.Version.Migrate(file);
            var store = new OutboxStore(path, file);
            store.Recount();
            return store;
        }
        catch (SqliteException e) when (IsFull(e))
        {
            file?.Dispose();
            throw new OutboxStorageException(path, e);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Whose outbox this is, or null where nobody has claimed it yet.</summary>
    public OutboxOwner? Owner() => Locked(ReadOwner);

    /// <summary>Makes the file this key's, from a nonce on.</summary>
    public void Claim(Address signer, Hash32 genesis, ulong nextNonce) => Run(
        "INSERT INTO owner (only_row, signer, genesis, next_nonce) VALUES (1, $signer, $genesis, $nonce)",
        ("$signer", signer.ToBytes()), ("$genesis", genesis.ToBytes()), ("$nonce", (long)nextNonce));

    /// <summary>Keeps why nothing goes on, over restarts too; the first reason stands.</summary>
    public void SetHalted(string reason) => Run(
        "UPDATE owner SET halted = $reason, halts = halts + 1 WHERE halted IS NULL", ("$reason", reason));

    /// <summary>Forgets the halt.</summary>
    public void ClearHalted() => Run("UPDATE owner SET halted = NULL");

    /// <summary>Nonces below this were used by others.</summary>
    public void AdvanceTo(ulong nextNonce) => Run(
        "UPDATE owner SET next_nonce = max(next_nonce, $nonce)", ("$nonce", (long)nextNonce));

    public void SetAnchor(ulong height, Hash32 hash) => Run(
        "UPDATE owner SET anchor_height = $height, anchor_hash = $hash",
        ("$height", (long)height), ("$hash", hash.ToBytes()));

    public void Dispose()
    {
        lock (_one)
        {
            foreach (var command in _commands.Values) command.Dispose();
            _file.Dispose();
        }
    }

    private static bool IsFull(SqliteException fault) =>
        fault.SqliteErrorCode == Full || fault.SqliteExtendedErrorCode is WriteFailed or SharedMemoryFull;

    private OutboxOwner? ReadOwner()
    {
        var select = Command(
            "SELECT signer, genesis, next_nonce, halted, halts, anchor_height, anchor_hash FROM owner");
        using var row = select.ExecuteReader();
        return row.Read()
            ? new OutboxOwner(
                new Address(Bytes(row, 0)), new Hash32(Bytes(row, 1)), (ulong)row.GetInt64(2),
                row.IsDBNull(3) ? null : row.GetString(3), row.GetInt64(4),
                row.IsDBNull(5) ? null : ((ulong)row.GetInt64(5), new Hash32(Bytes(row, 6))))
            : null;
    }

    private void Run(string sql, params (string Name, object Value)[] values) => Locked(() =>
    {
        var update = Command(sql, values);
        return update.ExecuteNonQuery();
    });

    private T Locked<T>(Func<T> work)
    {
        lock (_one)
        {
            try
            {
                return work();
            }
            catch (SqliteException e) when (IsFull(e))
            {
                throw new OutboxStorageException(_path, e);
            }
        }
    }

    /// <summary>
    /// A statement with its values, compiled once and kept: compiling costs more than running. Under the lock, and
    /// never while a reader of the same statement is open.
    /// </summary>
    [SuppressMessage("Security", "CA2100", Justification = "The statements are the program's own constants.")]
    private SqliteCommand Command(string sql, params (string Name, object Value)[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _file.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }

        command.Parameters.Clear();
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static byte[] Bytes(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
