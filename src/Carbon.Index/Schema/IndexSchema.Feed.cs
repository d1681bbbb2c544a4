namespace Carbon.Index.Schema;

internal static partial class IndexSchema
{
    /// <summary>
    /// What a stream of events needs: the hash of every block that holds one, and what was undone.
    /// </summary>
    private const string Feed =
        """
        CREATE TABLE history_blocks (
          height INTEGER PRIMARY KEY,
          hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE TABLE superseded_blocks (
          hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
          height INTEGER NOT NULL,
          previous_height INTEGER,
          previous_hash BLOB,
          CHECK ((previous_height IS NULL) = (previous_hash IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX superseded_blocks_height ON superseded_blocks (height);
        CREATE TABLE superseded_events (
          block BLOB NOT NULL REFERENCES superseded_blocks (hash) ON DELETE CASCADE,
          position INTEGER NOT NULL,
          tx BLOB NOT NULL CHECK (length(tx) = 32),
          time INTEGER NOT NULL,
          event TEXT NOT NULL,
          member INTEGER NOT NULL,
          document BLOB NOT NULL,
          amount INTEGER,
          fields TEXT NOT NULL,
          scope TEXT NOT NULL,
          PRIMARY KEY (block, position)
        ) STRICT, WITHOUT ROWID;

        """;
}
