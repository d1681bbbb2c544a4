using Carbon.Gateway.Writes;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class OperationService(WriteDesk desk) : Wire.OperationService.OperationServiceBase
{
    public override Task<Wire.Operation> GetOperation(Wire.GetOperationRequest request, ServerCallContext context) =>
        desk.FindAsync(context, request.Name);
}
