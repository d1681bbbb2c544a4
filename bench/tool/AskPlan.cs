namespace Carbon.Bench;

/// <summary>What to ask, of whom, and how often.</summary>
/// <param name="Address">https for a member's listener, http for a web server.</param>
/// <param name="Method">A unary method as /service/method, or null for plain HTTP GET.</param>
/// <param name="Requests">
/// Messages in base64 for a method, paths for GET, or bodies for POST; asked in turn, from the first again at the end.
/// </param>
/// <param name="Posts">Whether the requests are JSON bodies for POST to the address itself.</param>
/// <param name="Clients">How many ask at once, each one at a time.</param>
/// <param name="Count">How many are asked in all.</param>
/// <param name="PerSecond">How many all together ask in a second, or null: as soon as they are answered.</param>
/// <param name="WarmUp">How many are asked before.</param>
/// <param name="Authority">The consortium's CA certificate, for a method.</param>
/// <param name="Certificate">The caller's certificate.</param>
/// <param name="Key">Its key.</param>
internal sealed record AskPlan(
    string Address,
    string? Method,
    IReadOnlyList<string> Requests,
    bool Posts,
    int Clients,
    int Count,
    int WarmUp,
    int? PerSecond,
    string? Authority,
    string? Certificate,
    string? Key);

/// <summary>Milliseconds of the calls, and calls per second; the first answer in base64, to be looked at.</summary>
internal sealed record Asked(
    int Clients, int? Paced, int Count, double P50, double P99, double Max, double PerSecond, string First);
