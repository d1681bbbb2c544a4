using Carbon.Api.V1;
using Carbon.Cli.Network;
using Grpc.Net.Client;

namespace Carbon.Cli.Nodes;

/// <summary>Everything a member's clerk can ask of its own node.</summary>
internal sealed class MemberNode : IDisposable
{
    private readonly GrpcChannel _channel;

    private MemberNode(NodeState state, GrpcChannel channel)
    {
        State = state;
        _channel = channel;
        Status = new(channel);
        Persons = new(channel);
        Applications = new(channel);
        Tickets = new(channel);
        Queries = new(channel);
        Register = new(channel);
        Pledges = new(channel);
        Rulings = new(channel);
        Offsets = new(channel);
        Plantings = new(channel);
        Cases = new(channel);
        Quotas = new(channel);
        Complaints = new(channel);
        Dividends = new(channel);
    }

    public NodeState State { get; }

    public NodeService.NodeServiceClient Status { get; }

    public PersonService.PersonServiceClient Persons { get; }

    public ApplicationService.ApplicationServiceClient Applications { get; }

    public TicketService.TicketServiceClient Tickets { get; }

    public TicketQueryService.TicketQueryServiceClient Queries { get; }

    public RegisterQueryService.RegisterQueryServiceClient Register { get; }

    public PledgeService.PledgeServiceClient Pledges { get; }

    public RulingService.RulingServiceClient Rulings { get; }

    public OffsetService.OffsetServiceClient Offsets { get; }

    public PlantingService.PlantingServiceClient Plantings { get; }

    public CaseService.CaseServiceClient Cases { get; }

    public QuotaService.QuotaServiceClient Quotas { get; }

    public ComplaintService.ComplaintServiceClient Complaints { get; }

    public DividendService.DividendServiceClient Dividends { get; }

    public static MemberNode Open(NetworkLayout layout, NodeState state) =>
        new(state, NodeChannel.Member(layout, state));

    public void Dispose() => _channel.Dispose();
}
