using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Carbon.Ethereum;

/// <summary>
/// Loads libsecp256k1 once and makes the context that all calls share. Signing reads the context only, so threads need
/// no lock; it lives as long as the process.
/// </summary>
internal static class LibsecpContext
{
    // The sonames under which the functions used here have kept one binary interface; the first is Debian 12's.
    private static readonly string[] Names =
        ["libsecp256k1.so.1", "libsecp256k1.so.2", "libsecp256k1.so.5", "libsecp256k1.so.6"];

    private static readonly nint Library = Load();

    /// <summary>The context, or 0 where the library or its recovery module is missing.</summary>
    public static readonly nint Handle = Create();

    private static nint Load()
    {
        foreach (var name in Names)
            if (NativeLibrary.TryLoad(name, out var library)
                && NativeLibrary.TryGetExport(library, "secp256k1_ecdsa_recover", out _))
                return library;
        return 0;
    }

    private static nint Create()
    {
        if (Library == 0) return 0;
        NativeLibrary.SetDllImportResolver(
            Assembly.GetExecutingAssembly(), (name, _, _) => name == Libsecp.Name ? Library : 0);
        var context = Libsecp.CreateContext(Libsecp.ContextSignAndVerify);
        if (context == 0) throw new InvalidOperationException("libsecp256k1 made no context.");

        // Blinding: the library mixes the seed into its multiplications against side channels.
        if (Libsecp.Randomize(context, RandomNumberGenerator.GetBytes(32)) != 1)
            throw new InvalidOperationException("libsecp256k1 took no seed.");
        return context;
    }
}
