using System.Net;
using System.Net.Sockets;

namespace Carbon.Ledger.Tests;

internal static class Places
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Carbon.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the solution.");
        return folder.FullName;
    }
}
