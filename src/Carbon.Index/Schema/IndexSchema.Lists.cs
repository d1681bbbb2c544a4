namespace Carbon.Index.Schema;

internal static partial class IndexSchema
{
    /// <summary>Takes out what a file of the second version held, children first; the chain tells it again.</summary>
    private static string Emptied => string.Concat(
        SecondVersion.Reverse().Select(table => $"DELETE FROM {table};\n"));

    private static IReadOnlyList<string> SecondVersion =>
    [
        "blocks", "undo", "history", "history_tickets",
        "members", "member_keys", "offices", "desks", "council", "council_members", "acts", "act_approvals",
        "persons", "person_commitments", "person_freezes", "mandates", "policies", "calendars",
        "plantings", "applications", "application_shares", "application_parcels", "application_papers",
        "application_approvals", "application_exceptions", "application_corrections", "application_reversals",
        "tickets", "ticket_shares", "ticket_roots", "liens", "annulments", "pledges", "pledge_items", "pledge_covers",
        "cases", "case_subscriptions", "case_answers", "quotas", "quota_answers",
        "offset_requests", "offset_items", "vouchers", "planting_credits",
        "complaints", "dividends", "dividend_parts",
    ];

    /// <summary>Sums that are kept, in two halves: an amount of many tickets may be above 2^64.</summary>
    private const string Months =
        """
        CREATE TABLE statistics (
          division INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          month INTEGER NOT NULL,
          measure INTEGER NOT NULL,
          purpose INTEGER NOT NULL,
          count INTEGER NOT NULL,
          high INTEGER NOT NULL,
          low INTEGER NOT NULL,
          PRIMARY KEY (division, kind, month, measure, purpose)
        ) STRICT, WITHOUT ROWID;

        """;

    /// <summary>By which characters, pairs of neighbours and words each lot is found; only ever equal or not.</summary>
    private const string Terms =
        """
        CREATE TABLE lot_terms (
          term TEXT NOT NULL,
          lot INTEGER NOT NULL REFERENCES applications (number),
          PRIMARY KEY (term, lot)
        ) STRICT, WITHOUT ROWID;

        """;

    /// <summary>One index for each list that may be asked for, in its order.</summary>
    private const string Lists =
        """
        DROP INDEX tickets_root;
        CREATE INDEX tickets_family ON tickets (root, number);
        CREATE INDEX tickets_status ON tickets (status, number);
        CREATE INDEX tickets_issued ON tickets (issued_at, number);
        CREATE INDEX application_parcels_parcel ON application_parcels (parcel, application);
        CREATE INDEX liens_claim ON liens (owner, status, ticket);
        CREATE INDEX liens_document ON liens (document, position);
        CREATE INDEX liens_position ON liens (position);
        CREATE INDEX cases_hash ON cases (case_hash, position);
        CREATE INDEX cases_position ON cases (position);
        CREATE INDEX pledges_position ON pledges (position);

        """;
}
