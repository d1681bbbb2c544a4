using System.Globalization;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Settings;
using Carbon.Gateway.Writes;
using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Carbon.Ledger;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>
/// Answers a bank's question: does this amount of the ticket lie free? A wrong yes lends on what is claimed already, so
/// a node that cannot show that it is up to date says nothing.
/// </summary>
internal sealed class PledgeCheck(
    IndexReading reading, AnswerDesk answers, ChainFollower follower, NodeSettings settings, TimeProvider time)
{
    public Task<Wire.CheckPledgeResponse> CheckPledgeAsync(Wire.CheckPledgeRequest r, ServerCallContext call) =>
        answers.AnswerAsync(call, async _ =>
        {
            var f = new RequestFields();
            var (number, amount) = (f.Ticket(r.Ticket), f.Amount(r.Amount));
            return f.Refusal is { } wrong ? wrong : await reading.ReadAsync<Result<Wire.CheckPledgeResponse>>(
                r.MinHeight,
                (snapshot, asOf) =>
                {
                    Freshness.Require(settings.Reads, follower.Status, asOf, time.GetUtcNow());
                    return snapshot.Ticket(number) is { } row
                        ? Answer(snapshot, row, amount, asOf)
                        : Refusal.Of(RefusalCode.TicketUnknown, ("ticket", number.ToString()));
                },
                call.CancellationToken);
        });

    private static Wire.CheckPledgeResponse Answer(
        IndexSnapshot snapshot, TicketRow row, ulong amount, Wire.AsOf asOf)
    {
        var why = Obstacle(snapshot, row, amount);
        var response = new Wire.CheckPledgeResponse
        {
            Free = why is null,
            FreeAmount = row.FreeAmount,
            FreeText = AmountText.Plain(row.FreeAmount, row.Kind),
            State = (Wire.TicketState)row.Standing.State,
            Reason = why?.Reason ?? "",
            ReasonTextZh = why?.Say(Language.Chinese) ?? "",
            ReasonTextEn = why?.Say(Language.English) ?? "",
            AsOf = asOf,
        };
        response.Liens.AddRange(
            snapshot.LiensOver(row.Number).Select(lien => RegisterViews.Lien(snapshot, lien)));
        return response;
    }

    private static Refusal? Obstacle(IndexSnapshot snapshot, TicketRow row, ulong amount)
    {
        var ticket = ("ticket", row.Number.ToString());
        if (row.Status != TicketStatus.Live)
            return Refusal.Of(RefusalCode.TicketEnded, ticket, ("status", row.Status.ToString()));
        if (row.Loss is not null)
            return Refusal.Of(RefusalCode.TicketLost, ticket);
        if (row.RootFrozen)
            return Refusal.Of(RefusalCode.RootFrozen, ticket, ("root", FrozenRoot(snapshot, row).ToString()));
        if (row.OwnerFrozen && FrozenOwner(snapshot, row) is { } owner)
            return Refusal.Of(RefusalCode.PersonIsFrozen, ("person", $"{owner.Id}"), ("freezes", Text(owner.Freezes)));
        return row.FreeAmount >= amount
            ? null
            : Refusal.Of(
                RefusalCode.AmountOverFree,
                ticket,
                ("requestedAmount", Text(amount)),
                ("freeAmount", Text(row.FreeAmount)),
                ("pledgedAmount", Text(row.PledgedAmount)),
                ("frozenAmount", Text(row.FrozenAmount)));
    }

    private static RegisterNumber FrozenRoot(IndexSnapshot snapshot, TicketRow row) =>
        snapshot.LiensOver(row.Number).First(lien => lien.Kind == LienKind.RootFreeze).Ticket;

    private static PersonRow? FrozenOwner(IndexSnapshot snapshot, TicketRow row) =>
        row.Owners.Select(owner => snapshot.Person(owner.Person)).FirstOrDefault(person => person?.Freezes > 0);

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
