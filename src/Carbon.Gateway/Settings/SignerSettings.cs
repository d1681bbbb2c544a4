using Carbon.Ethereum;

namespace Carbon.Gateway.Settings;

/// <summary>Where the member's key is.</summary>
public abstract record SignerSettings;

/// <summary>In a file that this node opens and holds.</summary>
/// <param name="Keystore">Keystore V3 file.</param>
/// <param name="PassphraseFile">File whose first line opens it.</param>
public sealed record KeystoreSignerSettings(string Keystore, string PassphraseFile) : SignerSettings;

/// <summary>In a signer process on this machine.</summary>
/// <param name="Socket">The signer's socket.</param>
public sealed record SocketSignerSettings(string Socket) : SignerSettings;

/// <summary>In a foreign signer that speaks <c>eth_signTransaction</c>.</summary>
/// <param name="Url">Its JSON-RPC.</param>
/// <param name="Address">The key it is to sign with.</param>
public sealed record Web3SignerSettings(Uri Url, Address Address) : SignerSettings;
