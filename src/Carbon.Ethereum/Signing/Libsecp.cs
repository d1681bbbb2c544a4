using System.Runtime.InteropServices;

namespace Carbon.Ethereum;

/// <summary>The functions of libsecp256k1 with its recovery module; each returns 1 on success.</summary>
internal static partial class Libsecp
{
    public const string Name = "libsecp256k1";
    public const int RecoverableSize = 65;
    public const int CompactSize = 64;
    public const int PublicKeySize = 64;
    public const uint ContextSignAndVerify = 0x301;
    public const uint Uncompressed = 2;

    [LibraryImport(Name, EntryPoint = "secp256k1_context_create")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint CreateContext(uint flags);

    [LibraryImport(Name, EntryPoint = "secp256k1_context_randomize")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Randomize(nint context, ReadOnlySpan<byte> seed);

    [LibraryImport(Name, EntryPoint = "secp256k1_ecdsa_sign_recoverable")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SignRecoverable(
        nint context, Span<byte> signature, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> key, nint nonce, nint extra);

    [LibraryImport(Name, EntryPoint = "secp256k1_ecdsa_recoverable_signature_serialize_compact")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SerializeRecoverable(
        nint context, Span<byte> compact, out int recovery, ReadOnlySpan<byte> signature);

    [LibraryImport(Name, EntryPoint = "secp256k1_ecdsa_recoverable_signature_parse_compact")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int ParseRecoverable(
        nint context, Span<byte> signature, ReadOnlySpan<byte> compact, int recovery);

    [LibraryImport(Name, EntryPoint = "secp256k1_ecdsa_recover")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Recover(
        nint context, Span<byte> publicKey, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> digest);

    [LibraryImport(Name, EntryPoint = "secp256k1_ec_pubkey_create")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int CreatePublicKey(nint context, Span<byte> publicKey, ReadOnlySpan<byte> key);

    [LibraryImport(Name, EntryPoint = "secp256k1_ec_pubkey_serialize")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SerializePublicKey(
        nint context, Span<byte> output, ref nuint size, ReadOnlySpan<byte> publicKey, uint flags);
}
