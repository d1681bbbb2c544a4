using System.Globalization;
using System.Numerics;
using Carbon.Ethereum;
using Carbon.Storage;
using Microsoft.Data.Sqlite;

namespace Carbon.Ledger;

/// <content>The writes, each through its states.</content>
internal sealed partial class OutboxStore
{
    private const string Columns =
        "id, caller, request_id, payload, command, state, recipient, input, gas_limit, fee_max_wei, fee_tip_wei, " +
        "nonce, signed, hash, block_height, block_hash, gas_used, logs, revert, is_final, received_at_ms";

    private const string Pending = "watched = 1 AND block_height IS NULL AND nonce >= 0";

    /// <summary>Writes that the chain has not settled yet.</summary>
    public int Unsettled => Volatile.Read(ref _unsettled);

    public WriteRow? Find(string caller, Guid requestId) => Locked(() => FindRow(caller, requestId));

    public WriteRow? Find(long id) => Locked(() => Rows("id = $id", ("$id", id)).FirstOrDefault());

    /// <summary>
    /// Keeps intents with their calls, or gives the writes that bear their ids, in order; null where as many writes as
    /// may be are unsettled.
    /// </summary>
    public IReadOnlyList<Received?> Receive(
        IReadOnlyList<(WriteIntent Intent, PricedCall Call)> all, int unsettledMax) => Locked(() =>
    {
        var added = 0;
        var taken = _file.InTransaction(() =>
        {
            var received = new List<Received?>(all.Count);
            foreach (var (intent, call) in all)
            {
                var row = FindRow(intent.Caller, intent.RequestId);
                var isNew = row is null && _unsettled + added < unsettledMax;
                if (isNew) row = Insert(intent, call);
                received.Add(row is null ? null : new Received(row, isNew));
                if (isNew) added++;
            }

            return received;
        });
        _unsettled += added;
        return taken;
    });

    /// <summary>Gives the next nonces to the oldest writes without one, in their order.</summary>
    public IReadOnlyList<WriteRow> AssignNonces(int most) => Locked(() => _file.InTransaction(() =>
    {
        var rows = Rows("nonce IS NULL AND state = 0 ORDER BY id LIMIT $most", ("$most", (long)most)).ToList();
        if (rows.Count == 0) return rows;
        var owner = ReadOwner() ?? throw new InvalidOperationException("Nobody has claimed the outbox.");
        for (var i = 0; i < rows.Count; i++)
        {
            var nonce = owner.NextNonce + (ulong)i;
            Change(
                "signer = $signer, nonce = $nonce, state = $state", rows[i].Id,
                ("$signer", owner.Signer.ToBytes()), ("$nonce", (long)nonce),
                ("$state", (long)WriteState.NonceAssigned));
            rows[i] = rows[i] with { Nonce = nonce, State = WriteState.NonceAssigned };
        }

        var advance = Command(
            "UPDATE owner SET next_nonce = next_nonce + $count", ("$count", (long)rows.Count));
        advance.ExecuteNonQuery();
        return rows;
    }));

    /// <summary>Writes with a nonce and without a signature, lowest nonce first.</summary>
    public IReadOnlyList<WriteRow> Unsigned(int most) => List(
        $"{Pending} AND state = 7 ORDER BY nonce LIMIT $most", ("$most", (long)most));

    /// <summary>Keeps signed bytes and hashes; from now on these bytes, and no others, are sent.</summary>
    public void StoreSigned(IReadOnlyList<(long Id, SignedTransaction Signed)> all) => Locked(() =>
        _file.InTransaction(() =>
        {
            foreach (var (id, signed) in all)
            {
                Change(
                    "signed = $signed, hash = $hash, state = $state, recipient = NULL, input = NULL, " +
                    "gas_limit = NULL, fee_max_wei = NULL, fee_tip_wei = NULL",
                    id, ("$signed", signed.Bytes), ("$hash", signed.Hash.ToBytes()),
                    ("$state", (long)WriteState.Signed));
            }

            return all.Count;
        }));

    /// <summary>Writes that are signed and in no block yet, from a nonce on, lowest first.</summary>
    public IReadOnlyList<WriteRow> SignedFrom(ulong nonce, int most) => List(
        $"{Pending} AND nonce >= $nonce AND state IN (1, 2, 5) ORDER BY nonce LIMIT $most",
        ("$nonce", (long)nonce), ("$most", (long)most));

    /// <summary>The same below a nonce.</summary>
    public IReadOnlyList<WriteRow> SignedBelow(ulong nonce, int most) => List(
        $"{Pending} AND nonce < $nonce AND state IN (1, 2, 5) ORDER BY nonce LIMIT $most",
        ("$nonce", (long)nonce), ("$most", (long)most));

    /// <summary>Writes in blocks that may still change, highest block first.</summary>
    public IReadOnlyList<WriteRow> InWatchedBlocks() =>
        List("watched = 1 AND block_height IS NOT NULL ORDER BY block_height DESC, nonce");

    /// <summary>The first write whose nonce somebody else used, or null.</summary>
    public WriteRow? FirstHalted() =>
        Locked(() => Rows($"{Pending} AND state = 5 ORDER BY nonce LIMIT 1").FirstOrDefault());

    /// <summary>Writes, newest first, for people.</summary>
    public IReadOnlyList<WriteRow> Newest(bool unsettledOnly, long beforeId, int most) => List(
        (unsettledOnly ? "watched = 1 AND block_height IS NULL AND " : "") +
        "id < $before ORDER BY id DESC LIMIT $most",
        ("$before", beforeId), ("$most", (long)most));

    /// <summary>When the oldest unsettled write was received, or null where none is.</summary>
    public DateTimeOffset? OldestUnsettled() => List(
        "watched = 1 AND block_height IS NULL ORDER BY id LIMIT 1") is [var first] ? first.ReceivedAt : null;

    /// <summary>Notes that a node was told.</summary>
    public void SetSent(IReadOnlyList<long> ids) => Locked(() => _file.InTransaction(() =>
    {
        foreach (var id in ids) Change("state = $state", id, ("$state", (long)WriteState.Sent));
        return ids.Count;
    }));

    /// <summary>Notes that somebody else used its nonce.</summary>
    public void SetHalted(long id) => Locked(() => Change("state = $state", id, ("$state", (long)WriteState.Halted)));

    /// <summary>Takes a write out of a block that is gone; it is sent again.</summary>
    public void Reopen(long id) => Locked(() =>
    {
        var count = Change(
            "state = $state, is_final = 0, block_height = NULL, block_hash = NULL, gas_used = 0, logs = NULL, " +
            "revert = NULL",
            id, ("$state", (long)WriteState.Sent));
        _unsettled++;
        return count;
    });

    /// <summary>Keeps what the chain says of writes.</summary>
    public void Settle(IReadOnlyList<(WriteRow Row, WriteOutcome Outcome, bool IsFinal)> all) => Locked(() =>
    {
        _file.InTransaction(() =>
        {
            foreach (var (row, outcome, isFinal) in all) Settle(row.Id, outcome, isFinal);
            return all.Count;
        });
        return _unsettled -= all.Count;
    });

    private void Settle(long id, WriteOutcome outcome, bool isFinal) => Change(
        "state = $state, block_height = $height, block_hash = $hash, gas_used = $gas, logs = $logs, " +
        "revert = $revert, is_final = $final",
        id, ("$state", (long)outcome.State), ("$height", (long)outcome.BlockHeight),
        ("$hash", outcome.BlockHash.ToBytes()), ("$gas", (long)outcome.GasUsed),
        ("$logs", (object?)outcome.Logs ?? DBNull.Value), ("$revert", (object?)outcome.Revert ?? DBNull.Value),
        ("$final", isFinal ? 1L : 0L));

    /// <summary>Writes in blocks up to a height that nobody was told are final.</summary>
    public IReadOnlyList<WriteRow> NotFinalUpTo(ulong height) => List(
        "watched = 1 AND block_height IS NOT NULL AND block_height <= $height AND is_final = 0",
        ("$height", (long)height));

    /// <summary>Makes final every write in blocks up to a height, and gives those that were not.</summary>
    public IReadOnlyList<WriteRow> Finish(ulong height) => Locked(() =>
    {
        var rows = NotFinalUpTo(height);
        return rows.Count == 0 ? rows : _file.InTransaction(() =>
        {
            foreach (var row in rows) Change("is_final = 1", row.Id);
            return rows;
        });
    });

    /// <summary>Ends the watch over every final write in blocks up to a height, and names them.</summary>
    public IReadOnlyList<long> EndWatchUpTo(ulong height) => Locked<IReadOnlyList<long>>(() =>
    {
        var update = Command(
            "UPDATE writes SET watched = 0 WHERE watched = 1 AND block_height IS NOT NULL " +
            "AND block_height <= $height AND is_final = 1 RETURNING id",
            ("$height", (long)height));
        using var row = update.ExecuteReader();
        var ended = new List<long>();
        while (row.Read()) ended.Add(row.GetInt64(0));
        return ended;
    });

    /// <summary>Ends writes that never took effect, and takes the nonce from those that were never signed.</summary>
    public void Displace(IReadOnlyList<long> displaced, IReadOnlyList<long> unsigned) => Locked(() =>
    {
        _file.InTransaction(() =>
        {
            foreach (var id in displaced)
                Change("state = $state, is_final = 1, watched = 0", id, ("$state", (long)WriteState.Displaced));
            foreach (var id in unsigned)
                Change("state = $state, signer = NULL, nonce = NULL", id, ("$state", (long)WriteState.Received));
            return displaced.Count;
        });
        return _unsettled -= displaced.Count;
    });

    private void Recount() => _unsettled = Locked(() =>
    {
        var count = Command("SELECT count(*) FROM writes WHERE watched = 1 AND block_height IS NULL");
        return (int)(long)count.ExecuteScalar()!;
    });

    private WriteRow? FindRow(string caller, Guid requestId) => Rows(
        "caller = $caller AND request_id = $request",
        ("$caller", caller), ("$request", requestId.ToString("D"))).FirstOrDefault();

    private WriteRow Insert(WriteIntent intent, PricedCall call)
    {
        var insert = Command(
            "INSERT INTO writes (caller, request_id, payload, command, received_at_ms, state, recipient, input, " +
            "gas_limit, fee_max_wei, fee_tip_wei) " +
            "VALUES ($caller, $request, $payload, $command, $at, $state, $to, $input, $gas, $max, $tip) " +
            $"RETURNING {Columns}",
            ("$caller", intent.Caller), ("$request", intent.RequestId.ToString("D")),
            ("$payload", intent.PayloadDigest), ("$command", intent.Command),
            ("$at", intent.ReceivedAt.ToUnixTimeMilliseconds()), ("$state", (long)WriteState.Received),
            ("$to", call.To.ToBytes()), ("$input", call.Input), ("$gas", (long)call.GasLimit),
            ("$max", Wei(call.Fees?.Max)), ("$tip", Wei(call.Fees?.Tip)));
        using var row = insert.ExecuteReader();
        row.Read();
        return Row(row);
    }

    private int Change(string set, long id, params (string Name, object Value)[] values)
    {
        var update = Command($"UPDATE writes SET {set} WHERE id = $id", [.. values, ("$id", id)]);
        return update.ExecuteNonQuery();
    }

    private List<WriteRow> List(string where, params (string Name, object Value)[] values) =>
        Locked(() => Rows(where, values).ToList());

    private IEnumerable<WriteRow> Rows(string where, params (string Name, object Value)[] values)
    {
        var select = Command($"SELECT {Columns} FROM writes WHERE {where}", values);
        using var row = select.ExecuteReader();
        while (row.Read()) yield return Row(row);
    }

    private static WriteRow Row(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), Guid.ParseExact(row.GetString(2), "D"), Bytes(row, 3), row.GetString(4),
        (WriteState)row.GetInt32(5), Call(row), Number(row, 11), BytesOrNull(row, 12), Hash(row, 13), Number(row, 14),
        Hash(row, 15), (ulong)row.GetInt64(16), row.IsDBNull(17) ? null : row.GetString(17), BytesOrNull(row, 18),
        row.GetInt64(19) == 1, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(20)));

    private static PricedCall? Call(SqliteDataReader row) => row.IsDBNull(7)
        ? null
        : new PricedCall(
            new Address(Bytes(row, 6)), Bytes(row, 7), (ulong)row.GetInt64(8),
            row.IsDBNull(9) ? null : new DynamicFees(Wei(row, 9), Wei(row, 10)));

    private static ulong? Number(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : (ulong)row.GetInt64(column);

    private static byte[]? BytesOrNull(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : Bytes(row, column);

    private static Hash32? Hash(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new Hash32(Bytes(row, column));

    private static BigInteger Wei(SqliteDataReader row, int column) =>
        BigInteger.Parse(row.GetString(column), NumberStyles.None, CultureInfo.InvariantCulture);

    private static object Wei(BigInteger? amount) =>
        (object?)amount?.ToString(CultureInfo.InvariantCulture) ?? DBNull.Value;
}
