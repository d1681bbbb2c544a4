namespace Carbon.Ethereum.Generator;

/// <summary>A JSON number's text; no member of an artifact that matters here is a number.</summary>
internal sealed record JsonNumber(string Text);
