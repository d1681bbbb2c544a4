using Carbon.Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>Settings of a channel.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>The handler under the channel, to present a certificate for example; a new one when null.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>The client under the channel, instead of a handler; its own timeout ends calls too.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>True to dispose the given handler or client with the channel; a made one always is.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>The largest message taken, in bytes; 4 MiB unless set, null for no limit but 2 GiB.</summary>
    public int? MaxReceiveMessageSize { get; set; } = Protocol.DefaultMaxReceiveMessageSize;

    /// <summary>The largest message sent, in bytes; null for no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>The clock of deadlines.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
