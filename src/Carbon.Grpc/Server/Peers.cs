using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Carbon.Grpc.Server;

/// <summary>The name of a client's address as gRPC writes it.</summary>
internal static class Peers
{
    public static string Name(ConnectionInfo connection)
    {
        if (connection.RemoteIpAddress is not { } address)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var family = address.AddressFamily == AddressFamily.InterNetworkV6 ? "ipv6" : "ipv4";
        return $"{family}:{new IPEndPoint(address, connection.RemotePort)}";
    }
}
