using Carbon.Storage;

namespace Carbon.Index.Schema;

/// <summary>
/// The tables of the index. Numbers of the register are kept with their highest bit flipped, so that the signed order
/// of the database is the order of the numbers; amounts and times keep their bits, so an amount above 2^63 looks
/// negative. No sum or comparison of amounts is ever made in SQL.
/// </summary>
internal static partial class IndexSchema
{
    /// <summary>
    /// Tables whose changes are journalled row by row by triggers, each with its primary key first. Blocks and history
    /// carry their height and are undone by it.
    /// </summary>
    public static readonly IReadOnlyList<string> Journalled =
    [
        "members", "member_keys", "offices", "desks", "council", "council_members", "acts", "act_approvals",
        "persons", "person_commitments", "person_freezes", "mandates", "policies", "calendars",
        "plantings", "applications", "application_shares", "application_parcels", "application_papers",
        "application_approvals", "application_exceptions", "application_corrections", "application_reversals",
        "tickets", "ticket_shares", "ticket_roots", "liens", "annulments",
        "pledges", "pledge_items", "pledge_covers", "offset_requests", "offset_items", "vouchers", "planting_credits",
        "cases", "case_subscriptions", "case_answers", "quotas", "quota_answers", "complaints",
        "dividends", "dividend_parts", "statistics", "lot_terms",
    ];

    public static readonly IReadOnlyList<string> ByHeight = ["history", "history_tickets", "history_blocks"];

    /// <summary>
    /// A file of the first version told another register; what it held the chain tells again, so its tables go. One of
    /// the second is emptied and refilled, so that what is kept beside the rows since then is kept from the start.
    /// </summary>
    public static readonly SchemaVersion Version = new(
    [
        "SELECT 1", Clear + Chain + Consortium + Holders + Rules + Lots + Circulation + Desks + Claims,
        Emptied + Lists + Months + Terms + Feed,
    ]);

    private const string Clear =
        """
        DROP TABLE IF EXISTS vouchers;
        DROP TABLE IF EXISTS offset_requests;
        DROP TABLE IF EXISTS pledges;
        DROP TABLE IF EXISTS liens;
        DROP TABLE IF EXISTS ticket_shares;
        DROP TABLE IF EXISTS tickets;
        DROP TABLE IF EXISTS application_approvals;
        DROP TABLE IF EXISTS application_parcels;
        DROP TABLE IF EXISTS application_shares;
        DROP TABLE IF EXISTS applications;
        DROP TABLE IF EXISTS policies;
        DROP TABLE IF EXISTS mandates;
        DROP TABLE IF EXISTS persons;
        DROP TABLE IF EXISTS act_approvals;
        DROP TABLE IF EXISTS acts;
        DROP TABLE IF EXISTS council_members;
        DROP TABLE IF EXISTS council;
        DROP TABLE IF EXISTS desks;
        DROP TABLE IF EXISTS offices;
        DROP TABLE IF EXISTS member_keys;
        DROP TABLE IF EXISTS members;
        DROP TABLE IF EXISTS history_tickets;
        DROP TABLE IF EXISTS history;
        DROP TABLE IF EXISTS undo;
        DROP TABLE IF EXISTS blocks;

        """;

    private const string Chain =
        """
        CREATE TABLE blocks (
          height INTEGER PRIMARY KEY,
          hash BLOB NOT NULL CHECK (length(hash) = 32),
          parent BLOB NOT NULL CHECK (length(parent) = 32),
          time INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE undo (
          seq INTEGER PRIMARY KEY,
          height INTEGER NOT NULL,
          statement TEXT NOT NULL
        ) STRICT;
        CREATE INDEX undo_height ON undo (height);
        CREATE TABLE history (
          position INTEGER PRIMARY KEY,
          tx BLOB NOT NULL CHECK (length(tx) = 32),
          time INTEGER NOT NULL,
          event TEXT NOT NULL,
          member INTEGER NOT NULL,
          document BLOB NOT NULL,
          amount INTEGER,
          fields TEXT NOT NULL
        ) STRICT;
        CREATE TABLE history_tickets (
          ticket INTEGER NOT NULL,
          position INTEGER NOT NULL,
          PRIMARY KEY (ticket, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX history_tickets_position ON history_tickets (position);

        """;

    private const string Consortium =
        """
        CREATE TABLE members (
          id INTEGER PRIMARY KEY CHECK (id > 0),
          kind INTEGER NOT NULL,
          name TEXT NOT NULL UNIQUE,
          active INTEGER NOT NULL CHECK (active IN (0, 1)),
          document BLOB NOT NULL
        ) STRICT;
        CREATE TABLE member_keys (
          address BLOB PRIMARY KEY CHECK (length(address) = 20),
          member INTEGER NOT NULL REFERENCES members (id),
          active INTEGER NOT NULL CHECK (active IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX member_keys_member ON member_keys (member);
        CREATE TABLE offices (
          member INTEGER NOT NULL REFERENCES members (id),
          division INTEGER NOT NULL,
          offices INTEGER NOT NULL,
          PRIMARY KEY (member, division)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE desks (
          desk INTEGER PRIMARY KEY,
          module BLOB NOT NULL
        ) STRICT;
        CREATE TABLE council (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          threshold INTEGER NOT NULL,
          delay INTEGER NOT NULL,
          founding_closed INTEGER NOT NULL CHECK (founding_closed IN (0, 1)),
          paused INTEGER NOT NULL CHECK (paused IN (0, 1))
        ) STRICT;
        CREATE TABLE council_members (
          seat INTEGER PRIMARY KEY,
          member INTEGER NOT NULL UNIQUE REFERENCES members (id)
        ) STRICT;
        CREATE TABLE acts (
          id BLOB PRIMARY KEY,
          target BLOB NOT NULL,
          call_data BLOB NOT NULL,
          document BLOB NOT NULL,
          proposed_by INTEGER NOT NULL REFERENCES members (id),
          ready_at INTEGER NOT NULL,
          enacted INTEGER NOT NULL CHECK (enacted IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE act_approvals (
          act BLOB NOT NULL REFERENCES acts (id),
          member INTEGER NOT NULL REFERENCES members (id),
          position INTEGER NOT NULL,
          PRIMARY KEY (act, member)
        ) STRICT, WITHOUT ROWID;

        """;
}
