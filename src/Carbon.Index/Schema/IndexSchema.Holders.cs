namespace Carbon.Index.Schema;

internal static partial class IndexSchema
{
    private const string Holders =
        """
        CREATE TABLE persons (
          id INTEGER PRIMARY KEY CHECK (id <> 0),
          division INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          standing INTEGER NOT NULL,
          freezes INTEGER NOT NULL CHECK (freezes >= 0),
          commitment BLOB NOT NULL UNIQUE,
          address BLOB NOT NULL,
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          standing_document BLOB,
          registered_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX persons_division ON persons (division, id);
        CREATE TABLE person_commitments (
          commitment BLOB PRIMARY KEY CHECK (length(commitment) = 32),
          position INTEGER NOT NULL,
          person INTEGER NOT NULL REFERENCES persons (id),
          member INTEGER NOT NULL REFERENCES members (id),
          document BLOB NOT NULL,
          time INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX person_commitments_person ON person_commitments (person, position);
        CREATE TABLE person_freezes (
          id BLOB PRIMARY KEY,
          position INTEGER NOT NULL,
          person INTEGER NOT NULL REFERENCES persons (id),
          court INTEGER NOT NULL REFERENCES members (id),
          until INTEGER NOT NULL,
          status INTEGER NOT NULL,
          document BLOB NOT NULL,
          placed_at INTEGER NOT NULL,
          renewed_at INTEGER,
          renewal_document BLOB,
          ended_at INTEGER,
          end_member INTEGER REFERENCES members (id),
          end_document BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX person_freezes_person ON person_freezes (person, position);
        CREATE INDEX person_freezes_court ON person_freezes (court, position);
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
        CREATE INDEX mandates_member ON mandates (member, person);

        """;

    private const string Rules =
        """
        CREATE TABLE policies (
          id INTEGER PRIMARY KEY CHECK (id > 0),
          division INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          valid_from INTEGER NOT NULL,
          valid_until INTEGER NOT NULL,
          issuance INTEGER NOT NULL CHECK (issuance IN (0, 1)),
          disclaimer INTEGER NOT NULL CHECK (disclaimer IN (0, 1)),
          document BLOB NOT NULL,
          review_chain BLOB NOT NULL,
          green_quota_chain BLOB NOT NULL,
          planting_agreement INTEGER NOT NULL CHECK (planting_agreement IN (0, 1)),
          pool INTEGER NOT NULL CHECK (pool IN (0, 1)),
          applicant_kinds INTEGER NOT NULL,
          declarations INTEGER NOT NULL,
          area_min INTEGER NOT NULL,
          stand_age_min_days INTEGER NOT NULL,
          survival_min INTEGER NOT NULL,
          planted_since INTEGER NOT NULL,
          exceptions INTEGER NOT NULL CHECK (exceptions IN (0, 1)),
          stand_facts INTEGER NOT NULL CHECK (stand_facts IN (0, 1)),
          paper_count INTEGER NOT NULL,
          review_days INTEGER NOT NULL,
          deduction_max INTEGER NOT NULL,
          causes INTEGER NOT NULL,
          change_too INTEGER NOT NULL CHECK (change_too IN (0, 1)),
          consent_of_all INTEGER NOT NULL CHECK (consent_of_all IN (0, 1)),
          loss_causes INTEGER NOT NULL,
          loss_notice_days INTEGER NOT NULL,
          buy_in_kinds INTEGER NOT NULL,
          lien_kinds INTEGER NOT NULL,
          several_pledges INTEGER NOT NULL CHECK (several_pledges IN (0, 1)),
          holder_inside INTEGER NOT NULL CHECK (holder_inside IN (0, 1)),
          tending_duty INTEGER NOT NULL CHECK (tending_duty IN (0, 1)),
          offset_rule INTEGER NOT NULL,
          purposes INTEGER NOT NULL,
          use_inside INTEGER NOT NULL CHECK (use_inside IN (0, 1)),
          case_openers INTEGER NOT NULL,
          case_modes INTEGER NOT NULL,
          quotas INTEGER NOT NULL CHECK (quotas IN (0, 1)),
          tickets_first INTEGER NOT NULL CHECK (tickets_first IN (0, 1)),
          dividends INTEGER NOT NULL CHECK (dividends IN (0, 1))
        ) STRICT;
        CREATE INDEX policies_division ON policies (division, kind, id);
        CREATE TABLE calendars (
          year INTEGER PRIMARY KEY,
          first BLOB NOT NULL CHECK (length(first) = 32),
          second BLOB NOT NULL CHECK (length(second) = 32),
          document BLOB NOT NULL,
          published_at INTEGER NOT NULL
        ) STRICT;

        """;
}
