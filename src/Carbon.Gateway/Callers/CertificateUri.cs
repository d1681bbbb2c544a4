using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Carbon.Gateway.Callers;

/// <summary>The URI that a certificate was made out to.</summary>
internal static class CertificateUri
{
    private const string SubjectAlternativeName = "2.5.29.17";
    private const int UniformResourceIdentifier = 6;

    /// <summary>
    /// The single URI among the subject alternative names; null where there is none, or more than one: a certificate
    /// that could be read as two callers is no caller.
    /// </summary>
    public static string? Of(X509Certificate2 certificate)
    {
        var extension = certificate.Extensions[SubjectAlternativeName];
        if (extension is null)
            return null;
        try
        {
            var names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            string? found = null;
            while (names.HasData)
            {
                var tag = names.PeekTag();
                if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue != UniformResourceIdentifier)
                {
                    names.ReadEncodedValue();
                    continue;
                }

                if (found is not null)
                    return null;
                found = names.ReadCharacterString(UniversalTagNumber.IA5String, tag);
            }

            return found;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
