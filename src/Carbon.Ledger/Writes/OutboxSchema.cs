using Carbon.Storage;

namespace Carbon.Ledger;

/// <summary>The steps of the outbox's file. A released step is never edited.</summary>
internal static class OutboxSchema
{
    public static SchemaVersion Version { get; } = new([First, StagesBeforeSigning]);

    private const string First =
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
        """;

    // A write is kept before it has a nonce, and before it is signed. The call is kept until it is inside signed bytes.
    // is_final: its block is as deep as the network asks. watched: its block is looked at again.
    private const string StagesBeforeSigning =
        """
        ALTER TABLE owner ADD COLUMN halted TEXT;
        ALTER TABLE owner ADD COLUMN halts INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE owner ADD COLUMN anchor_height INTEGER;
        ALTER TABLE owner ADD COLUMN anchor_hash BLOB;
        ALTER TABLE writes RENAME TO writes_before;
        DROP INDEX writes_not_final;
        CREATE TABLE writes (
          id INTEGER PRIMARY KEY,
          caller TEXT NOT NULL,
          request_id TEXT NOT NULL,
          payload BLOB NOT NULL,
          command TEXT NOT NULL,
          received_at_ms INTEGER NOT NULL,
          state INTEGER NOT NULL,
          recipient BLOB,
          input BLOB,
          gas_limit INTEGER,
          fee_max_wei TEXT,
          fee_tip_wei TEXT,
          signer BLOB,
          nonce INTEGER,
          signed BLOB,
          hash BLOB,
          block_height INTEGER,
          block_hash BLOB,
          gas_used INTEGER NOT NULL DEFAULT 0,
          logs TEXT,
          revert BLOB,
          is_final INTEGER NOT NULL DEFAULT 0,
          watched INTEGER NOT NULL DEFAULT 1,
          UNIQUE (caller, request_id),
          UNIQUE (signer, nonce),
          UNIQUE (hash),
          CHECK ((nonce IS NULL) = (signer IS NULL)),
          CHECK ((signed IS NULL) = (hash IS NULL)),
          CHECK (input IS NOT NULL OR signed IS NOT NULL OR state = 8)
        ) STRICT;
        INSERT INTO writes (id, caller, request_id, payload, command, received_at_ms, state, signer, nonce, signed,
            hash, block_height, block_hash, gas_used, logs, revert, is_final, watched)
          SELECT id, caller, request_id, payload, command, CAST(strftime('%s', 'now') AS INTEGER) * 1000, state,
            signer, nonce, signed, hash, block_height, block_hash, gas_used, logs, revert, final, 1 - final
          FROM writes_before;
        DROP TABLE writes_before;
        CREATE INDEX writes_received ON writes (id) WHERE nonce IS NULL;
        CREATE INDEX writes_open ON writes (nonce) WHERE watched = 1 AND block_height IS NULL;
        CREATE INDEX writes_in_blocks ON writes (block_height) WHERE watched = 1 AND block_height IS NOT NULL;
        """;
}
