namespace Carbon.Index.Schema;

internal static partial class IndexSchema
{
    private const string Desks =
        """
        CREATE TABLE pledges (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          division INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          lender INTEGER NOT NULL REFERENCES members (id),
          member INTEGER NOT NULL REFERENCES members (id),
          until INTEGER NOT NULL,
          status INTEGER NOT NULL,
          document BLOB NOT NULL,
          proposed_at INTEGER NOT NULL,
          decided_at INTEGER,
          end_document BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pledges_lender ON pledges (lender, position);
        CREATE INDEX pledges_division ON pledges (division, position);
        CREATE TABLE pledge_items (
          pledge BLOB NOT NULL REFERENCES pledges (id),
          seat INTEGER NOT NULL,
          position INTEGER NOT NULL,
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          amount INTEGER NOT NULL,
          PRIMARY KEY (pledge, seat),
          UNIQUE (ticket, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pledge_covers (
          pledge BLOB NOT NULL REFERENCES pledges (id),
          position INTEGER NOT NULL,
          cover INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          until INTEGER NOT NULL,
          document BLOB NOT NULL,
          time INTEGER NOT NULL,
          PRIMARY KEY (pledge, position),
          UNIQUE (pledge, cover, member, document)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE offset_requests (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          division INTEGER NOT NULL,
          purpose INTEGER NOT NULL,
          beneficiary INTEGER NOT NULL REFERENCES persons (id),
          year INTEGER NOT NULL,
          use_division INTEGER NOT NULL,
          case_id BLOB REFERENCES cases (id),
          quota BLOB REFERENCES quotas (id),
          activity TEXT NOT NULL,
          content_hash BLOB NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          status INTEGER NOT NULL,
          requested_at INTEGER NOT NULL,
          ended_at INTEGER,
          end_member INTEGER REFERENCES members (id),
          end_document BLOB,
          voucher INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX offset_requests_division ON offset_requests (division, position);
        CREATE INDEX offset_requests_beneficiary ON offset_requests (beneficiary, position);
        CREATE TABLE offset_items (
          request BLOB NOT NULL REFERENCES offset_requests (id),
          seat INTEGER NOT NULL,
          position INTEGER NOT NULL,
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          amount INTEGER NOT NULL,
          PRIMARY KEY (request, seat),
          UNIQUE (ticket, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE vouchers (
          number INTEGER PRIMARY KEY,
          amount INTEGER NOT NULL,
          request BLOB NOT NULL UNIQUE REFERENCES offset_requests (id),
          beneficiary INTEGER NOT NULL REFERENCES persons (id),
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          granted_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX vouchers_beneficiary ON vouchers (beneficiary, number);
        CREATE TABLE planting_credits (
          division INTEGER NOT NULL,
          document BLOB NOT NULL,
          position INTEGER NOT NULL,
          beneficiary INTEGER NOT NULL REFERENCES persons (id),
          purpose INTEGER NOT NULL,
          year INTEGER NOT NULL,
          area INTEGER NOT NULL,
          survival INTEGER NOT NULL,
          species TEXT NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          time INTEGER NOT NULL,
          PRIMARY KEY (division, document)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX planting_credits_division ON planting_credits (division, position);
        CREATE INDEX planting_credits_beneficiary ON planting_credits (beneficiary, position);

        """;

    private const string Claims =
        """
        CREATE TABLE cases (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          division INTEGER NOT NULL,
          policy INTEGER NOT NULL REFERENCES policies (id),
          kind INTEGER NOT NULL,
          case_hash BLOB NOT NULL,
          liable INTEGER REFERENCES persons (id),
          mode INTEGER NOT NULL,
          assessed_value INTEGER NOT NULL,
          assessed_amount INTEGER NOT NULL,
          fulfilled INTEGER NOT NULL,
          published INTEGER NOT NULL CHECK (published IN (0, 1)),
          outcome INTEGER NOT NULL,
          opener INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          opened_at INTEGER NOT NULL,
          assessed_at INTEGER,
          assessment_document BLOB,
          publication_document BLOB,
          closed_at INTEGER,
          end_document BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX cases_division ON cases (division, position);
        CREATE INDEX cases_liable ON cases (liable, position) WHERE liable IS NOT NULL;
        CREATE TABLE case_subscriptions (
          case_id BLOB NOT NULL REFERENCES cases (id),
          ordinal INTEGER NOT NULL,
          position INTEGER NOT NULL,
          buyer INTEGER NOT NULL REFERENCES persons (id),
          value INTEGER NOT NULL,
          amount INTEGER NOT NULL,
          due INTEGER NOT NULL,
          subscribed_at INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          leniency_document BLOB,
          PRIMARY KEY (case_id, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX case_subscriptions_buyer ON case_subscriptions (buyer, position);
        CREATE TABLE case_answers (
          case_id BLOB NOT NULL REFERENCES cases (id),
          voucher INTEGER NOT NULL,
          amount INTEGER NOT NULL,
          fulfilled INTEGER NOT NULL,
          time INTEGER NOT NULL,
          PRIMARY KEY (case_id, voucher)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE quotas (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          division INTEGER NOT NULL,
          emitter INTEGER NOT NULL REFERENCES persons (id),
          year INTEGER NOT NULL,
          class INTEGER NOT NULL,
          grade INTEGER NOT NULL,
          power INTEGER NOT NULL CHECK (power IN (0, 1)),
          policy INTEGER NOT NULL REFERENCES policies (id),
          tickets_first INTEGER NOT NULL CHECK (tickets_first IN (0, 1)),
          baseline INTEGER NOT NULL,
          emission INTEGER NOT NULL,
          ticket_grams INTEGER NOT NULL,
          tickets_met INTEGER NOT NULL,
          others_met INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          set_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX quotas_division ON quotas (division, position);
        CREATE INDEX quotas_emitter ON quotas (emitter, position);
        CREATE TABLE quota_answers (
          quota BLOB NOT NULL REFERENCES quotas (id),
          position INTEGER NOT NULL,
          voucher INTEGER UNIQUE,
          amount INTEGER NOT NULL,
          met INTEGER NOT NULL,
          member INTEGER REFERENCES members (id),
          document BLOB,
          time INTEGER NOT NULL,
          PRIMARY KEY (quota, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE complaints (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          division INTEGER NOT NULL,
          subject INTEGER,
          status INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          filed_at INTEGER NOT NULL,
          answered_at INTEGER,
          answer_member INTEGER REFERENCES members (id),
          answer_document BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX complaints_division ON complaints (division, position);
        CREATE INDEX complaints_subject ON complaints (subject, position) WHERE subject IS NOT NULL;
        CREATE TABLE dividends (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          ticket INTEGER NOT NULL REFERENCES tickets (number),
          income INTEGER NOT NULL,
          carried INTEGER NOT NULL,
          remainder INTEGER NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          declared_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX dividends_ticket ON dividends (ticket, position);
        CREATE TABLE dividend_parts (
          dividend BLOB NOT NULL REFERENCES dividends (id),
          seat INTEGER NOT NULL,
          position INTEGER NOT NULL,
          person INTEGER NOT NULL REFERENCES persons (id),
          value INTEGER NOT NULL,
          paid_at INTEGER,
          pay_document BLOB,
          PRIMARY KEY (dividend, seat),
          UNIQUE (person, dividend)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX dividend_parts_person ON dividend_parts (person, position);

        """;
}
