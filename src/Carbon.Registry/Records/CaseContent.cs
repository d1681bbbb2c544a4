namespace Carbon.Registry.Records;

/// <summary>
/// What opens a damage case.
/// </summary>
/// <param name="Division">Where the damage was done; GB/T 2260 code, six digits.</param>
/// <param name="Kind">The kind of ticket whose policy governs the case.</param>
/// <param name="CaseHash">Salted hash of the case number.</param>
/// <param name="Liable">The liable person, or zero while it is not known.</param>
/// <param name="Mode">Whether tickets answer by free will or by order.</param>
/// <param name="AssessedValueFen">Assessed value of the loss in fen; zero where only an amount is assessed.</param>
/// <param name="AssessedAmount">Assessed loss in the kind's base unit; zero where only a value is assessed.</param>
public sealed record CaseContent(
    uint Division,
    Kind Kind,
    Digest CaseHash,
    PersonId Liable,
    CaseMode Mode,
    ulong AssessedValueFen,
    ulong AssessedAmount);
