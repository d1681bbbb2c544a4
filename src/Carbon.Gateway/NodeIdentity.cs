using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Gateway;

/// <summary>Whose node this is, and of which register.</summary>
/// <param name="Member">The member.</param>
/// <param name="Signer">The account whose key signs here.</param>
/// <param name="Deployment">The register.</param>
/// <param name="Version">Of this program.</param>
/// <param name="Chain">What was found of the chain node at start, in one line.</param>
internal sealed record NodeIdentity(
    MemberId Member, Address Signer, Deployment Deployment, string Version, string Chain);
