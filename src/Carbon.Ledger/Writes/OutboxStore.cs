using Carbon.Ethereum;
using Carbon.Storage;
using Microsoft.Data.Sqlite;

namespace Carbon.Ledger;

/// <summary>
/// The outbox's file. Each method is one transaction, on disk when it returns; safe from several threads.
/// </summary>
internal sealed class OutboxStore : IDisposable
{
    private const string Columns =
        "id, caller, request_id, payload, command, nonce, signed, hash, state, block_height, block_hash, gas_used, " +
        "logs, revert";

    private static readonly SchemaVersion Schema = new(
    [
        """
        CREATE TABLE owner (
          only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
          signer BLOB NOT NULL,
          genesis BLOB NOT NULL,
          next_nonce INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE writes (
          id INTEGER PRIMARY KEY,
          caller TEXT NOT NULL,
          request_id TEXT NOT NULL,
          payload BLOB NOT NULL,
          command TEXT NOT NULL,
          signer BLOB NOT NULL,
          nonce INTEGER NOT NULL,
          signed BLOB NOT NULL,
          hash BLOB NOT NULL,
          state INTEGER NOT NULL,
          block_height INTEGER,
          block_hash BLOB,
          gas_used INTEGER NOT NULL DEFAULT 0,
          logs TEXT,
          revert BLOB,
          final INTEGER NOT NULL DEFAULT 0,
          UNIQUE (caller, request_id),
          UNIQUE (signer, nonce),
          UNIQUE (hash)
        ) STRICT;
        CREATE INDEX writes_not_final ON writes (nonce) WHERE final = 0;
        """,
    ]);

    private readonly Lock _one = new();
    private readonly SqliteConnection _file;

    private OutboxStore(SqliteConnection file) => _file = file;

    public static OutboxStore Open(string path)
    {
        var file = SqliteFile.Open(path, SqliteDurability.Full, checkIntegrity: true);
        try
        {
            Schema.Migrate(file);
            return new OutboxStore(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whose outbox this is and the next nonce, or null where nobody has claimed it yet.</summary>
    public (Address Signer, Hash32 Genesis, ulong NextNonce)? Owner()
    {
        lock (_one) return ReadOwner();
    }

    public void Claim(Address signer, Hash32 genesis, ulong nextNonce)
    {
        lock (_one)
        {
            using var insert = Command(
                "INSERT INTO owner (only_row, signer, genesis, next_nonce) VALUES (1, $signer, $genesis, $nonce)",
                ("$signer", signer.ToBytes()), ("$genesis", genesis.ToBytes()), ("$nonce", (long)nextNonce));
            insert.ExecuteNonQuery();
        }
    }

    public WriteRow? Find(string caller, Guid requestId)
    {
        lock (_one) return FindRow(caller, requestId);
    }

    /// <summary>
    /// Takes the next nonce for an intent, signs and stores, all or nothing; or gives the write that bears this id.
    /// </summary>
    public (WriteRow Row, bool IsNew) Take(WriteIntent intent, Func<ulong, SignedTransaction> sign)
    {
        lock (_one)
        {
            return _file.InTransaction(() =>
            {
                if (FindRow(intent.Caller, intent.RequestId) is { } known) return (known, false);
                var owner = ReadOwner() ?? throw new InvalidOperationException("Nobody has claimed the outbox.");
                var signed = sign(owner.NextNonce);
                Insert(intent, signed);
                using var advance = Command("UPDATE owner SET next_nonce = next_nonce + 1");
                advance.ExecuteNonQuery();
                return (FindRow(intent.Caller, intent.RequestId)!, true);
            });
        }
    }

    /// <summary>Writes that are signed and in no block yet, lowest nonce first.</summary>
    public IReadOnlyList<WriteRow> Unsettled(int most) => List(
        "final = 0 AND block_height IS NULL ORDER BY nonce LIMIT $most", ("$most", (long)most));

    /// <summary>Writes in blocks that may still change, highest block first.</summary>
    public IReadOnlyList<WriteRow> Shallow() =>
        List("final = 0 AND block_height IS NOT NULL ORDER BY block_height DESC, nonce");

    public WriteRow? FirstHalted() =>
        List("final = 0 AND state = $state ORDER BY nonce LIMIT 1", ("$state", (long)WriteState.Halted)) is [var first]
            ? first
            : null;

    public int CountUnsettled()
    {
        lock (_one)
        {
            using var count = Command("SELECT count(*) FROM writes WHERE final = 0 AND block_height IS NULL");
            return (int)(long)count.ExecuteScalar()!;
        }
    }

    /// <summary>Moves a write that is in no block, or takes it out of a block that is gone.</summary>
    public void SetOpen(long id, WriteState state) => Run(
        "UPDATE writes SET state = $state, block_height = NULL, block_hash = NULL, gas_used = 0, logs = NULL, " +
        "revert = NULL WHERE id = $id",
        ("$state", (long)state), ("$id", id));

    public void Settle(long id, WriteOutcome outcome) => Run(
        "UPDATE writes SET state = $state, block_height = $height, block_hash = $hash, gas_used = $gas, " +
        "logs = $logs, revert = $revert WHERE id = $id",
        ("$state", (long)outcome.State), ("$height", (long)outcome.BlockHeight),
        ("$hash", outcome.BlockHash.ToBytes()), ("$gas", (long)outcome.GasUsed),
        ("$logs", (object?)outcome.Logs ?? DBNull.Value), ("$revert", (object?)outcome.Revert ?? DBNull.Value),
        ("$id", id));

    /// <summary>Ends the watch over every write in blocks up to a height.</summary>
    public void CloseUpTo(ulong height) => Run(
        "UPDATE writes SET final = 1 WHERE final = 0 AND block_height IS NOT NULL AND block_height <= $height",
        ("$height", (long)height));

    public void Dispose()
    {
        lock (_one) _file.Dispose();
    }

    private (Address Signer, Hash32 Genesis, ulong NextNonce)? ReadOwner()
    {
        using var select = Command("SELECT signer, genesis, next_nonce FROM owner");
        using var row = select.ExecuteReader();
        return row.Read()
            ? (new Address(Bytes(row, 0)), new Hash32(Bytes(row, 1)), (ulong)row.GetInt64(2))
            : null;
    }

    private WriteRow? FindRow(string caller, Guid requestId) => Rows(
        "caller = $caller AND request_id = $request",
        ("$caller", caller), ("$request", requestId.ToString("D"))).FirstOrDefault();

    private void Insert(WriteIntent intent, SignedTransaction signed)
    {
        using var insert = Command(
            "INSERT INTO writes (caller, request_id, payload, command, signer, nonce, signed, hash, state) " +
            "VALUES ($caller, $request, $payload, $command, $signer, $nonce, $signed, $hash, $state)",
            ("$caller", intent.Caller), ("$request", intent.RequestId.ToString("D")),
            ("$payload", intent.PayloadDigest), ("$command", intent.Command),
            ("$signer", signed.Sender.ToBytes()), ("$nonce", (long)signed.Transaction.Nonce),
            ("$signed", signed.Bytes), ("$hash", signed.Hash.ToBytes()), ("$state", (long)WriteState.Signed));
        insert.ExecuteNonQuery();
    }

    private IReadOnlyList<WriteRow> List(string where, params (string Name, object Value)[] values)
    {
        lock (_one) return [.. Rows(where, values)];
    }

    private void Run(string sql, params (string Name, object Value)[] values)
    {
        lock (_one)
        {
            using var update = Command(sql, values);
            update.ExecuteNonQuery();
        }
    }

    private IEnumerable<WriteRow> Rows(string where, params (string Name, object Value)[] values)
    {
        using var select = Command($"SELECT {Columns} FROM writes WHERE {where}", values);
        using var row = select.ExecuteReader();
        while (row.Read())
        {
            yield return new WriteRow(
                row.GetInt64(0), row.GetString(1), Guid.ParseExact(row.GetString(2), "D"), Bytes(row, 3),
                row.GetString(4), (ulong)row.GetInt64(5), Bytes(row, 6), new Hash32(Bytes(row, 7)),
                (WriteState)row.GetInt32(8), row.IsDBNull(9) ? null : (ulong)row.GetInt64(9),
                row.IsDBNull(10) ? null : new Hash32(Bytes(row, 10)), (ulong)row.GetInt64(11),
                row.IsDBNull(12) ? null : row.GetString(12), row.IsDBNull(13) ? null : Bytes(row, 13));
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Security", "CA2100", Justification = "The statements are the program's own constants.")]
    private SqliteCommand Command(string sql, params (string Name, object Value)[] values)
    {
        var command = _file.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static byte[] Bytes(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
