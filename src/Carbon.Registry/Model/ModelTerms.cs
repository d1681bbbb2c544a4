namespace Carbon.Registry.Model;

internal static class ModelTerms
{
    /// <summary>Whether a holder may move a ticket for this cause; a ruling is a court's.</summary>
    public static bool Allows(this MoveTerms terms, TransferCause cause) =>
        cause is not (TransferCause.None or TransferCause.Ruling) && Sets.Has(terms.Causes, cause);
}
