using Carbon.Storage;

namespace Carbon.Index.Schema;

/// <summary>
/// The tables of the index. Numbers of the register are kept with their highest bit flipped, so that the signed order
/// of the database is the order of the numbers; amounts and times keep their bits, so an amount above 2^63 looks
/// negative. No sum or comparison of amounts is ever made in SQL.
/// </summary>
internal static class IndexSchema
{
    /// <summary>
    /// Tables whose changes are journalled row by row by triggers, each with its primary key first. Blocks and history
    /// carry their height and are undone by it.
    /// </summary>
    public static readonly IReadOnlyList<string> Journalled =
    [
        "members", "member_keys", "offices", "desks", "council", "council_members", "acts", "act_approvals",
        "persons", "mandates", "policies", "applications", "application_shares", "application_parcels",
        "application_approvals", "tickets", "ticket_shares", "liens", "pledges", "offset_requests", "vouchers",
    ];

    public static readonly IReadOnlyList<string> ByHeight = ["history", "history_tickets"];

    public static readonly SchemaVersion Version = new([Chain + Consortium + Holders + Lots + Circulation]);

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

    private const string Holders =
        """
        CREATE TABLE persons (
          id INTEGER PRIMARY KEY CHECK (id <> 0),
          division INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          commitment BLOB NOT NULL UNIQUE,
          address BLOB NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL
        ) STRICT;
        CREATE TABLE mandates (
          person INTEGER NOT NULL REFERENCES persons (id),
          member INTEGER NOT NULL REFERENCES members (id),
          acts INTEGER NOT NULL,
          until INTEGER NOT NULL,
          document BLOB NOT NULL,
          recorded_by INTEGER NOT NULL REFERENCES members (id),
          withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
          PRIMARY KEY (person, member)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE policies (
          id INTEGER PRIMARY KEY CHECK (id > 0),
          division INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          valid_from INTEGER NOT NULL,
          valid_until INTEGER NOT NULL,
          issuance INTEGER NOT NULL CHECK (issuance IN (0, 1)),
          offset_rule INTEGER NOT NULL,
          purposes INTEGER NOT NULL,
          review_chain BLOB NOT NULL,
          review_days INTEGER NOT NULL,
          disclaimer INTEGER NOT NULL CHECK (disclaimer IN (0, 1)),
          document BLOB NOT NULL
        ) STRICT;

        """;

    private const string Lots =
        """
        CREATE TABLE applications (
          number INTEGER PRIMARY KEY,
          policy INTEGER NOT NULL REFERENCES policies (id),
          status INTEGER NOT NULL,
          content_hash BLOB NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          submitted_at INTEGER NOT NULL,
          division INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          joint INTEGER NOT NULL CHECK (joint IN (0, 1)),
          period_start INTEGER NOT NULL,
          period_end INTEGER NOT NULL,
          claimed INTEGER NOT NULL,
          area INTEGER NOT NULL,
          place TEXT NOT NULL,
          method TEXT NOT NULL,
          documents_hash BLOB NOT NULL,
          outside INTEGER NOT NULL CHECK (outside IN (0, 1)),
          certified INTEGER NOT NULL,
          certificate BLOB UNIQUE,
          issued INTEGER NOT NULL,
          tickets INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE application_shares (
          application INTEGER NOT NULL REFERENCES applications (number),
          seat INTEGER NOT NULL,
          person INTEGER NOT NULL REFERENCES persons (id),
          parts INTEGER NOT NULL,
          PRIMARY KEY (application, seat)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE application_parcels (
          application INTEGER NOT NULL REFERENCES applications (number),
          seat INTEGER NOT NULL,
          parcel BLOB NOT NULL,
          PRIMARY KEY (application, seat)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE application_approvals (
          application INTEGER NOT NULL REFERENCES applications (number),
          seat INTEGER NOT NULL,
          office INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          time INTEGER NOT NULL,
          PRIMARY KEY (application, seat)
        ) STRICT, WITHOUT ROWID;

        """;

    private const string Circulation =
        """
        CREATE TABLE tickets (
          number INTEGER PRIMARY KEY,
          lot INTEGER NOT NULL REFERENCES applications (number),
          root INTEGER NOT NULL REFERENCES tickets (number),
          parent INTEGER REFERENCES tickets (number),
          policy INTEGER NOT NULL REFERENCES policies (id),
          status INTEGER NOT NULL,
          ownership INTEGER NOT NULL,
          holder INTEGER REFERENCES persons (id),
          issued_amount INTEGER NOT NULL,
          amount INTEGER NOT NULL,
          pledged INTEGER NOT NULL,
          frozen INTEGER NOT NULL,
          offset INTEGER NOT NULL,
          liens INTEGER NOT NULL,
          root_freezes INTEGER NOT NULL,
          print_version INTEGER NOT NULL,
          issuer INTEGER NOT NULL REFERENCES members (id),
          issued_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX tickets_lot ON tickets (lot);
        CREATE INDEX tickets_root ON tickets (root);
        CREATE INDEX tickets_parent ON tickets (parent) WHERE parent IS NOT NULL;
        CREATE INDEX tickets_holder ON tickets (holder) WHERE holder IS NOT NULL;
        CREATE TABLE ticket_shares (
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          seat INTEGER NOT NULL,
          person INTEGER NOT NULL REFERENCES persons (id),
          parts INTEGER NOT NULL,
          PRIMARY KEY (ticket, seat)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE liens (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          kind INTEGER NOT NULL,
          owner INTEGER NOT NULL REFERENCES members (id),
          amount INTEGER NOT NULL,
          until INTEGER NOT NULL,
          rank INTEGER NOT NULL,
          status INTEGER NOT NULL,
          document BLOB NOT NULL,
          placed_at INTEGER NOT NULL,
          released_at INTEGER,
          release_document BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX liens_ticket ON liens (ticket, position);
        CREATE TABLE pledges (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          kind INTEGER NOT NULL,
          lender INTEGER NOT NULL REFERENCES members (id),
          member INTEGER NOT NULL REFERENCES members (id),
          amount INTEGER NOT NULL,
          until INTEGER NOT NULL,
          status INTEGER NOT NULL,
          document BLOB NOT NULL,
          end_document BLOB,
          proposed_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pledges_ticket ON pledges (ticket, position);
        CREATE INDEX pledges_lender ON pledges (lender, position);
        CREATE TABLE offset_requests (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          amount INTEGER NOT NULL,
          purpose INTEGER NOT NULL,
          beneficiary INTEGER NOT NULL REFERENCES persons (id),
          year INTEGER NOT NULL,
          case_hash BLOB NOT NULL,
          content_hash BLOB NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          status INTEGER NOT NULL,
          end_document BLOB,
          voucher INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX offset_requests_ticket ON offset_requests (ticket, position);
        CREATE TABLE vouchers (
          number INTEGER PRIMARY KEY,
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          amount INTEGER NOT NULL,
          request BLOB NOT NULL UNIQUE REFERENCES offset_requests (id),
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          granted_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX vouchers_ticket ON vouchers (ticket, number);

        """;
}
