using Carbon.Gateway.Writes;
using Carbon.Registry.Commands;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class PersonService(WriteDesk desk) : Wire.PersonService.PersonServiceBase
{
    public override Task<Wire.Operation> RegisterPerson(
        Wire.RegisterPersonRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new RegisterPerson(
            fields.Division("division", request.Division),
            fields.Code<Wire.PersonKind, PersonKind>("kind", request.Kind),
            fields.Hash("commitment", request.Commitment),
            fields.AccountOrNone("key", request.Key),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> SetPersonKey(Wire.SetPersonKeyRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new SetPersonKey(
            fields.Person("person", request.Person),
            fields.AccountOrNone("key", request.Key),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> RecordMandate(Wire.RecordMandateRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new RecordMandate(
            fields.Person("person", request.Person),
            fields.Member("member", request.Member),
            fields.Acts("acts", request.Acts),
            fields.SecondsOrNone("until_time", request.UntilTime),
            fields.Hash("document_hash", request.DocumentHash)));

    public override Task<Wire.Operation> GiveMandate(Wire.GiveMandateRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new GiveMandate(
            fields.Person("person", request.Person),
            fields.Member("member", request.Member),
            fields.Acts("acts", request.Acts),
            fields.SecondsOrNone("until_time", request.UntilTime),
            fields.Hash("document_hash", request.DocumentHash),
            fields.Signature("signature", request.Signature)));

    public override Task<Wire.Operation> WithdrawMandate(
        Wire.WithdrawMandateRequest request, ServerCallContext context) =>
        desk.WriteAsync(context, request.RequestId, request.WaitFor, fields => new WithdrawMandate(
            fields.Person("person", request.Person),
            fields.Member("member", request.Member),
            fields.Hash("document_hash", request.DocumentHash)));
}
