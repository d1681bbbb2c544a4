namespace Carbon.Index.Schema;

internal static partial class IndexSchema
{
    private const string Lots =
        """
        CREATE TABLE plantings (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          division INTEGER NOT NULL,
          planter INTEGER NOT NULL REFERENCES persons (id),
          area INTEGER NOT NULL,
          status INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          agreed_at INTEGER NOT NULL,
          reported_at INTEGER,
          report_document BLOB,
          decided_at INTEGER,
          decision_document BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX plantings_division ON plantings (division, position);
        CREATE INDEX plantings_planter ON plantings (planter, position);
        CREATE TABLE applications (
          number INTEGER PRIMARY KEY,
          policy INTEGER NOT NULL REFERENCES policies (id),
          status INTEGER NOT NULL,
          content_hash BLOB NOT NULL,
          shortfalls INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          submitted_at INTEGER NOT NULL,
          received_at INTEGER NOT NULL,
          reviewed_at INTEGER,
          filed_at INTEGER,
          ended_at INTEGER,
          end_member INTEGER REFERENCES members (id),
          end_document BLOB,
          division INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          route INTEGER NOT NULL,
          joint INTEGER NOT NULL CHECK (joint IN (0, 1)),
          period_start INTEGER NOT NULL,
          period_end INTEGER NOT NULL,
          claimed INTEGER NOT NULL,
          area INTEGER NOT NULL,
          planted INTEGER NOT NULL,
          survival INTEGER NOT NULL,
          declarations INTEGER NOT NULL,
          deduction INTEGER NOT NULL,
          planting BLOB REFERENCES plantings (id),
          place TEXT NOT NULL,
          bounds TEXT NOT NULL,
          species TEXT NOT NULL,
          method TEXT NOT NULL,
          certified INTEGER NOT NULL,
          certificate BLOB UNIQUE,
          issued INTEGER NOT NULL,
          tickets INTEGER NOT NULL,
          pool INTEGER NOT NULL,
          pool_document BLOB,
          deficit INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX applications_planting ON applications (planting)
          WHERE planting IS NOT NULL AND certificate IS NOT NULL;
        CREATE INDEX applications_status ON applications (status, number);
        CREATE TABLE application_shares (
          application INTEGER NOT NULL REFERENCES applications (number),
          seat INTEGER NOT NULL,
          person INTEGER NOT NULL REFERENCES persons (id),
          parts INTEGER NOT NULL,
          PRIMARY KEY (application, seat)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX application_shares_person ON application_shares (person, application);
        CREATE TABLE application_parcels (
          application INTEGER NOT NULL REFERENCES applications (number),
          seat INTEGER NOT NULL,
          parcel BLOB NOT NULL,
          PRIMARY KEY (application, seat)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE application_papers (
          application INTEGER NOT NULL REFERENCES applications (number),
          seat INTEGER NOT NULL,
          paper BLOB NOT NULL,
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
        CREATE TABLE application_exceptions (
          application INTEGER NOT NULL REFERENCES applications (number),
          position INTEGER NOT NULL,
          office INTEGER NOT NULL,
          shortfalls INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          content_hash BLOB NOT NULL,
          document BLOB NOT NULL,
          time INTEGER NOT NULL,
          PRIMARY KEY (application, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE application_corrections (
          application INTEGER NOT NULL REFERENCES applications (number),
          position INTEGER NOT NULL,
          office INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          content_hash BLOB NOT NULL,
          document BLOB NOT NULL,
          asked_at INTEGER NOT NULL,
          answered_at INTEGER,
          answer_document BLOB,
          PRIMARY KEY (application, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE application_reversals (
          application INTEGER NOT NULL REFERENCES applications (number),
          position INTEGER NOT NULL,
          cause INTEGER NOT NULL,
          amount INTEGER NOT NULL,
          deficit INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          time INTEGER NOT NULL,
          PRIMARY KEY (application, position)
        ) STRICT, WITHOUT ROWID;

        """;

    private const string Circulation =
        """
        CREATE TABLE tickets (
          number INTEGER PRIMARY KEY,
          lot INTEGER NOT NULL REFERENCES applications (number),
          root INTEGER NOT NULL REFERENCES tickets (number),
          parent INTEGER REFERENCES tickets (number),
          merged_into INTEGER REFERENCES tickets (number),
          policy INTEGER NOT NULL REFERENCES policies (id),
          status INTEGER NOT NULL,
          ownership INTEGER NOT NULL,
          holder INTEGER REFERENCES persons (id),
          issued_amount INTEGER NOT NULL,
          amount INTEGER NOT NULL,
          pledged INTEGER NOT NULL,
          frozen INTEGER NOT NULL,
          "offset" INTEGER NOT NULL,
          annulled INTEGER NOT NULL,
          liens INTEGER NOT NULL,
          top_rank INTEGER NOT NULL,
          root_freezes INTEGER NOT NULL,
          lost INTEGER NOT NULL CHECK (lost IN (0, 1)),
          loss_cause INTEGER NOT NULL,
          loss_until INTEGER NOT NULL,
          loss_document BLOB,
          print_version INTEGER NOT NULL,
          print_document BLOB NOT NULL,
          printed_at INTEGER NOT NULL,
          issuer INTEGER NOT NULL REFERENCES members (id),
          issued_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX tickets_lot ON tickets (lot, number);
        CREATE INDEX tickets_root ON tickets (root);
        CREATE INDEX tickets_parent ON tickets (parent, number) WHERE parent IS NOT NULL;
        CREATE INDEX tickets_merged ON tickets (merged_into, number) WHERE merged_into IS NOT NULL;
        CREATE INDEX tickets_holder ON tickets (holder) WHERE holder IS NOT NULL;
        CREATE TABLE ticket_shares (
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          seat INTEGER NOT NULL,
          person INTEGER NOT NULL REFERENCES persons (id),
          parts INTEGER NOT NULL CHECK (parts > 0),
          PRIMARY KEY (ticket, seat),
          UNIQUE (person, ticket)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ticket_roots (
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          seat INTEGER NOT NULL,
          root INTEGER NOT NULL REFERENCES tickets (number),
          PRIMARY KEY (ticket, seat),
          UNIQUE (root, ticket)
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
          renewed_at INTEGER,
          renewal_document BLOB,
          ended_at INTEGER,
          end_member INTEGER REFERENCES members (id),
          end_document BLOB,
          child INTEGER REFERENCES tickets (number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX liens_ticket ON liens (ticket, position);
        CREATE UNIQUE INDEX liens_key ON liens (ticket, kind, owner, document);
        CREATE INDEX liens_owner ON liens (owner, position);
        CREATE TABLE annulments (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          division INTEGER NOT NULL,
          cause INTEGER NOT NULL,
          status INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          proposed_at INTEGER NOT NULL,
          ended_at INTEGER,
          end_member INTEGER REFERENCES members (id),
          end_document BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX annulments_ticket ON annulments (ticket, position);
        CREATE INDEX annulments_division ON annulments (division, position);

        """;
}
