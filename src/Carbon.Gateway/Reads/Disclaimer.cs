namespace Carbon.Gateway.Reads;

/// <summary>The notice that a policy may ask for on every public answer (P32).</summary>
internal static class Disclaimer
{
    public const string Chinese =
        "本票不代表具备国家《温室气体自愿减排交易管理暂行办法》所称核证自愿减排量（CCER）的同等权益。";

    public const string English =
        "This ticket does not carry the rights of certified emission reductions (CCER) under the national rules on " +
        "voluntary greenhouse gas emission reduction trading.";
}
