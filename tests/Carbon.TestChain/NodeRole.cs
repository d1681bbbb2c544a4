namespace Carbon.TestChain;

/// <summary>Who a node is: its place in the network, and the account it seals with, where it is a validator.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="PeerPort">Where other nodes reach it.</param>
/// <param name="RpcPort">Where it answers.</param>
/// <param name="SocketPort">Where it announces blocks and logs, or null.</param>
/// <param name="Sealer">The account that it seals blocks with, or null.</param>
/// <param name="Enode">Its address among nodes.</param>
internal sealed record NodeRole(string Name, int PeerPort, int RpcPort, int? SocketPort, Address? Sealer, string Enode);
