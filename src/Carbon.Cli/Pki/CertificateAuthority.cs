using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Carbon.Cli.Pki;

/// <summary>
/// The consortium's certificate authority: one P-256 key that signs the certificates of nodes and callers.
/// </summary>
internal sealed class CertificateAuthority : IDisposable
{
    /// <summary>How long an authority's own certificate is valid.</summary>
    public const int AuthorityDays = 3650;

    /// <summary>How long a leaf is valid: short, because nothing checks revocation.</summary>
    public const int LeafDays = 90;

    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    // Clocks of members differ; a certificate just made must not be refused as not yet valid.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly X509Certificate2 _certificate;

    private CertificateAuthority(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>Makes a fresh authority of this common name.</summary>
    public static CertificateAuthority Create(string name, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(name), key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = time.GetUtcNow();
        return new(request.CreateSelfSigned(now - ClockSkew, now.AddDays(AuthorityDays)));
    }

    /// <summary>Opens an authority from its certificate and key in PEM.</summary>
    public static CertificateAuthority Open(string certificatePath, string keyPath) =>
        new(X509Certificate2.CreateFromPemFile(certificatePath, keyPath));

    /// <summary>The certificate that others trust, in PEM.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>The authority's secret key, PKCS#8 in PEM.</summary>
    public string KeyPem()
    {
        using var key = _certificate.GetECDsaPrivateKey()
            ?? throw new CryptographicException("The authority has no key.");
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>A certificate by which a node's listener is known under these DNS names and addresses.</summary>
    public Leaf IssueServer(string name, IReadOnlyList<string> hosts, TimeProvider time)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        return Issue(name, names, ServerUse, time);
    }

    /// <summary>A certificate by which a caller is known under this URI.</summary>
    public Leaf IssueClient(string name, Uri caller, TimeProvider time)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(caller);
        return Issue(name, names, ClientUse, time);
    }

    public void Dispose() => _certificate.Dispose();

    private static X500DistinguishedName Named(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddOrganizationName("Carbon");
        builder.AddCommonName(name);
        return builder.Build();
    }

    private Leaf Issue(string name, SubjectAlternativeNameBuilder names, string use, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(name), key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        extensions.Add(names.Build());
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false));

        var now = time.GetUtcNow();
        var end = now.AddDays(LeafDays);
        var authorityEnd = new DateTimeOffset(_certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
        var last = end < authorityEnd ? end : authorityEnd;
        var certificate = request.Create(_certificate, now - ClockSkew, last, Serial());
        using (certificate)
            return new(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(),
                last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    // A serial number is positive, so the first bit is clear, and not zero.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
