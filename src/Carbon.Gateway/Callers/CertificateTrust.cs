using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Carbon.Gateway.Callers;

/// <summary>
/// Trusts what the consortium's CA signed for clients, and nothing else: the machine's own roots do not count.
/// Certificates live short; there is no list of revoked ones, and a caller is shut out by its line in the table.
/// </summary>
internal sealed class CertificateTrust(X509Certificate2 authority, TimeProvider time)
{
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>Says whether a client's certificate is one of the consortium's and in force now.</summary>
    public bool Accepts(X509Certificate2 certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return false;
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(authority);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = time.GetUtcNow().LocalDateTime;
        policy.ApplicationPolicy.Add(ClientAuthentication);
        if (sent is not null)
            foreach (var element in sent.ChainElements)
                policy.ExtraStore.Add(element.Certificate);
        return chain.Build(certificate);
    }
}
