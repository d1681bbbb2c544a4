namespace Carbon.Cli.Life;

/// <summary>The figures that the two lives are played with: <c>scripts/sample/lives.json</c>.</summary>
internal sealed record LifeSample(string Note, IReadOnlyList<string> Sources, PartialSample Partial, WholeSample Whole);

/// <summary>The life under partial offset. Amounts are tonnes as printed.</summary>
internal sealed record PartialSample(
    string Name,
    uint Division,
    string Place,
    string Method,
    string PeriodStart,
    string PeriodEnd,
    string AreaMu,
    int Papers,
    string Ticket,
    string Purpose,
    uint Year,
    string Pledge,
    string Sale,
    string Offset,
    string Rest) :
    ForestSample(Name, Division, Place, Method, PeriodStart, PeriodEnd, AreaMu, Papers, Ticket, Purpose, Year);

/// <summary>The life under whole-ticket offset. Amounts are tonnes as printed.</summary>
internal sealed record WholeSample(
    string Name,
    uint Division,
    string Place,
    string Method,
    string PeriodStart,
    string PeriodEnd,
    string AreaMu,
    int Papers,
    string Ticket,
    string Purpose,
    uint Year,
    string Part) :
    ForestSample(Name, Division, Place, Method, PeriodStart, PeriodEnd, AreaMu, Papers, Ticket, Purpose, Year);

/// <summary>What both lives say about their forest and ticket.</summary>
internal abstract record ForestSample(
    string Name,
    uint Division,
    string Place,
    string Method,
    string PeriodStart,
    string PeriodEnd,
    string AreaMu,
    int Papers,
    string Ticket,
    string Purpose,
    uint Year);
