using System.Collections.Frozen;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Writes;
using Carbon.Index.Queries;
using Google.Protobuf;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>What only members read: the desks' own papers, each by its name.</summary>
internal sealed class MemberReads(
    DeskLists lists, PledgeCheck check, IndexReading reading, AnswerDesk answers, TimeProvider time)
{
    /// <summary>What answers each request, by its type.</summary>
    public FrozenDictionary<Type, Delegate> All => Table().ToFrozenDictionary(one => one.Request, one => one.Answer);

    private IEnumerable<(Type Request, Delegate Answer)> Table()
    {
        yield return By<Wire.ListLiensRequest, Wire.ListLiensResponse>(lists.ListLiensAsync);
        yield return By<Wire.ListPledgesRequest, Wire.ListPledgesResponse>(lists.ListPledgesAsync);
        yield return By<Wire.ListPersonsRequest, Wire.ListPersonsResponse>(lists.ListPersonsAsync);
        yield return By<Wire.CheckPledgeRequest, Wire.CheckPledgeResponse>(check.CheckPledgeAsync);
        yield return One<Wire.GetApplicationRequest, Wire.Application, Wire.GetApplicationResponse>(
            (fields, r) => fields.Application(r.Name),
            r => r.MinHeight,
            (snapshot, number) => snapshot.Application(number) is { } row
                ? LotViews.Application(snapshot, row, (ulong)time.GetUtcNow().ToUnixTimeSeconds())
                : Refusal.Of(RefusalCode.ApplicationUnknown, ("application", number.ToString())),
            (application, asOf) => new() { Application = application, AsOf = asOf });
        yield return One<Wire.GetPlantingRequest, Wire.Planting, Wire.GetPlantingResponse>(
            (fields, r) => fields.Id("plantings/", r.Name),
            r => r.MinHeight,
            (snapshot, id) => snapshot.Planting(id) is { } row
                ? LotViews.Planting(snapshot, row)
                : Refusal.Of(RefusalCode.PlantingUnknown, ("plantingId", id.ToString())),
            (planting, asOf) => new() { Planting = planting, AsOf = asOf });
        yield return One<Wire.GetLienRequest, Wire.Lien, Wire.GetLienResponse>(
            (fields, r) => fields.Id("liens/", r.Name),
            r => r.MinHeight,
            (snapshot, id) => snapshot.Lien(id) is { } row
                ? RegisterViews.Lien(snapshot, row)
                : Refusal.Of(RefusalCode.LienUnknown, ("lienId", id.ToString())),
            (lien, asOf) => new() { Lien = lien, AsOf = asOf });
        yield return One<Wire.GetPledgeRequest, Wire.Pledge, Wire.GetPledgeResponse>(
            (fields, r) => fields.Id("pledges/", r.Name),
            r => r.MinHeight,
            (snapshot, id) => snapshot.Pledge(id) is { } row
                ? RegisterViews.Pledge(snapshot, row)
                : Refusal.Of(RefusalCode.PledgeUnknown, ("pledgeId", id.ToString())),
            (pledge, asOf) => new() { Pledge = pledge, AsOf = asOf });
        yield return One<Wire.GetOffsetRequestRequest, Wire.OffsetRequest, Wire.GetOffsetRequestResponse>(
            (fields, r) => fields.Id("offsetRequests/", r.Name),
            r => r.MinHeight,
            (snapshot, id) => snapshot.OffsetRequest(id) is { } row
                ? RegisterViews.OffsetRequest(snapshot, row)
                : Refusal.Of(RefusalCode.OffsetUnknown, ("requestId", id.ToString())),
            (request, asOf) => new() { OffsetRequest = request, AsOf = asOf });
        foreach (var one in Records())
            yield return one;
    }

    private IEnumerable<(Type Request, Delegate Answer)> Records()
    {
        yield return One<Wire.GetPersonRequest, PersonId, Wire.Person, Wire.GetPersonResponse>(
            (fields, r) => fields.Person(r.Name),
            r => r.MinHeight,
            (snapshot, id) => snapshot.Person(id) is { } row
                ? DeskViews.Person(snapshot, row)
                : Refusal.Of(RefusalCode.PersonUnknown, ("person", id.ToString())),
            (person, asOf) => new() { Person = person, AsOf = asOf });
        yield return One<Wire.GetQuotaRequest, Wire.Quota, Wire.GetQuotaResponse>(
            (fields, r) => fields.Id("quotas/", r.Name),
            r => r.MinHeight,
            (snapshot, id) => snapshot.Quota(id) is { } row
                ? DeskViews.Quota(snapshot, row)
                : Refusal.Of(RefusalCode.QuotaUnknown, ("quotaId", id.ToString())),
            (quota, asOf) => new() { Quota = quota, AsOf = asOf });
        yield return One<Wire.GetComplaintRequest, Wire.Complaint, Wire.GetComplaintResponse>(
            (fields, r) => fields.Id("complaints/", r.Name),
            r => r.MinHeight,
            (snapshot, id) => snapshot.Complaint(id) is { } row
                ? DeskViews.Complaint(snapshot, row)
                : Refusal.Of(RefusalCode.ComplaintUnknown, ("complaintId", id.ToString())),
            (complaint, asOf) => new() { Complaint = complaint, AsOf = asOf });
        yield return One<Wire.GetDividendRequest, Wire.Dividend, Wire.GetDividendResponse>(
            (fields, r) => fields.Id("dividends/", r.Name),
            r => r.MinHeight,
            (snapshot, id) => snapshot.Dividend(id) is { } row
                ? DeskViews.Dividend(snapshot, row)
                : Refusal.Of(RefusalCode.DividendUnknown, ("dividendId", id.ToString())),
            (dividend, asOf) => new() { Dividend = dividend, AsOf = asOf });
    }

    private static (Type Request, Delegate Answer) By<TRequest, TResponse>(
        UnaryServerMethod<TRequest, TResponse> answer)
        where TRequest : class
        where TResponse : class => (typeof(TRequest), answer);

    private (Type Request, Delegate Answer) One<TRequest, TView, TResponse>(
        Func<RequestFields, TRequest, RegisterNumber> name,
        Func<TRequest, ulong> minHeight,
        Func<IndexSnapshot, RegisterNumber, Result<TView>> find,
        Func<TView, Wire.AsOf, TResponse> say)
        where TRequest : class
        where TView : class
        where TResponse : class, IMessage =>
        One<TRequest, RegisterNumber, TView, TResponse>(name, minHeight, find, say);

    private (Type Request, Delegate Answer) One<TRequest, TView, TResponse>(
        Func<RequestFields, TRequest, Digest> name,
        Func<TRequest, ulong> minHeight,
        Func<IndexSnapshot, Digest, Result<TView>> find,
        Func<TView, Wire.AsOf, TResponse> say)
        where TRequest : class
        where TView : class
        where TResponse : class, IMessage =>
        One<TRequest, Digest, TView, TResponse>(name, minHeight, find, say);

    private (Type Request, Delegate Answer) One<TRequest, TName, TView, TResponse>(
        Func<RequestFields, TRequest, TName> name,
        Func<TRequest, ulong> minHeight,
        Func<IndexSnapshot, TName, Result<TView>> find,
        Func<TView, Wire.AsOf, TResponse> say)
        where TRequest : class
        where TView : class
        where TResponse : class, IMessage
    {
        UnaryServerMethod<TRequest, TResponse> one = (request, call) => answers.AnswerAsync(call, async _ =>
        {
            var fields = new RequestFields();
            var id = name(fields, request);
            return fields.Refusal is { } wrong ? wrong : await reading.ReadAsync<Result<TResponse>>(
                minHeight(request),
                (snapshot, asOf) => find(snapshot, id).TryGet(out var view, out var refusal)
                    ? say(view, asOf)
                    : refusal,
                call.CancellationToken);
        });
        return (typeof(TRequest), one);
    }
}
