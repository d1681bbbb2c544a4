namespace Carbon.Gateway;

/// <summary>What a node says once it follows the chain and listens.</summary>
/// <param name="Member">The member.</param>
/// <param name="MemberPort">Port of the member listener.</param>
/// <param name="HttpPort">Port of page and JSON.</param>
/// <param name="GrpcPort">Port of public gRPC.</param>
/// <param name="Height">Height of the last block taken in.</param>
/// <param name="Chain">What the chain node can do and when blocks are final, in one line.</param>
public sealed record NodeReady(
    uint Member, int MemberPort, int HttpPort, int GrpcPort, ulong Height, string Chain);
