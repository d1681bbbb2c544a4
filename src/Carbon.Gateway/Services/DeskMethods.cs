using System.Collections.Frozen;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Writes;
using Carbon.Grpc.Server;
using Google.Protobuf;
using Grpc.Core;

namespace Carbon.Gateway.Services;

/// <summary>
/// The methods of the desks' services: a write is found by the binding of its command, a read in the reader's table.
/// A method that neither knows stops the node from starting.
/// </summary>
internal sealed class DeskMethods(WriteDesk desk, MemberReads reads) : IUnaryMethods
{
    private readonly FrozenDictionary<Type, Delegate> _reads = reads.All;

    public UnaryServerMethod<TRequest, TResponse> Find<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        Delegate? found = CommandBindings.All.TryGetValue(typeof(TRequest), out var binding)
            ? (UnaryServerMethod<TRequest, Wire.Operation>)((request, call) =>
                desk.WriteAsync(call, binding, (IMessage)request))
            : _reads.GetValueOrDefault(typeof(TRequest));
        return found as UnaryServerMethod<TRequest, TResponse>
            ?? throw new InvalidOperationException($"Nothing answers {method.FullName}.");
    }

    /// <summary>Maps the services of all desks.</summary>
    public static void MapTo(IEndpointRouteBuilder app)
    {
        app.MapGrpcMethods<Wire.PersonService.PersonServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.ApplicationService.ApplicationServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.PlantingService.PlantingServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.TicketService.TicketServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.PledgeService.PledgeServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.RulingService.RulingServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.OffsetService.OffsetServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.CaseService.CaseServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.QuotaService.QuotaServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.ComplaintService.ComplaintServiceBase, DeskMethods>();
        app.MapGrpcMethods<Wire.DividendService.DividendServiceBase, DeskMethods>();
    }
}
