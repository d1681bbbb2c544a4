using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Carbon.TestChain;

/// <summary>Ports that the system gives nobody by itself, so that a node finds its own again after a restart.</summary>
internal static class Ports
{
    private const int Lowest = 20_000;
    private const int Highest = 32_000;
    private const int Attempts = 50;

    /// <summary>As many free ports in a row.</summary>
    public static int FreeRow(int count)
    {
        for (var i = 0; i < Attempts; i++)
        {
            var first = RandomNumberGenerator.GetInt32(Lowest, Highest - count);
            if (Enumerable.Range(first, count).All(IsFree)) return first;
        }

        throw new InvalidOperationException($"No {count} free ports in a row.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
