using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;

namespace Carbon.Gateway.Callers;

/// <summary>Who may call. Nothing is read from a certificate's subject: a caller is what the table says.</summary>
internal sealed class CallerTable(IEnumerable<KnownCaller> callers)
{
    private readonly FrozenDictionary<string, KnownCaller> _byUri =
        callers.ToFrozenDictionary(caller => caller.Uri, StringComparer.Ordinal);

    /// <summary>The caller that the certificate is made out to. Refused: CallerUnknown.</summary>
    public Result<KnownCaller> Find(X509Certificate2? certificate)
    {
        var uri = certificate is null ? null : CertificateUri.Of(certificate);
        if (uri is not null && _byUri.TryGetValue(uri, out var caller))
            return caller;
        return Refusal.Of(RefusalCode.CallerUnknown, ("caller", uri ?? "-"));
    }
}
