using Carbon.Gateway.Reads;
using Carbon.Gateway.Writes;
using Carbon.Registry.Commands;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class ApplicationService(WriteDesk desk, RegisterReader reader)
    : Wire.ApplicationService.ApplicationServiceBase
{
    public override Task<Wire.GetApplicationResponse> GetApplication(
        Wire.GetApplicationRequest request, ServerCallContext context) => reader.GetApplicationAsync(request, context);

    public override Task<Wire.Operation> SubmitApplication(
        Wire.SubmitApplicationRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new SubmitApplication(
            fields.Content("content", request.Content),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> CorrectApplication(
        Wire.CorrectApplicationRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new CorrectApplication(
            fields.Application("application", request.Application),
            fields.Content("content", request.Content),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> ApproveApplication(
        Wire.ApproveApplicationRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new ApproveApplication(
            fields.Application("application", request.Application),
            fields.Code<Wire.Office, Office>("office", request.Office),
            fields.Hash("content_hash", request.ContentHash),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> RejectApplication(
        Wire.RejectApplicationRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new RejectApplication(
            fields.Application("application", request.Application),
            fields.Code<Wire.Office, Office>("office", request.Office),
            fields.Hash("content_hash", request.ContentHash),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> WithdrawApplication(
        Wire.WithdrawApplicationRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new WithdrawApplication(
            fields.Application("application", request.Application),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> FileReduction(Wire.FileReductionRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new FileReduction(
            fields.Application("application", request.Application),
            fields.Content("content", request.Content),
            fields.Hash("certificate_hash", request.CertificateHash),
            request.CertifiedAmount));
}
