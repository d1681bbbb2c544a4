using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Gateway;

/// <summary>Whose node this is, and of which register.</summary>
/// <param name="Member">The member.</param>
/// <param name="Signer">The account whose key signs here.</param>
/// <param name="Deployment">The register.</param>
/// <param name="Version">Of this program.</param>
internal sealed record NodeIdentity(MemberId Member, Address Signer, Deployment Deployment, string Version);
