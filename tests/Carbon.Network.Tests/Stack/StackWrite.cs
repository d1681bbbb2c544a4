using Carbon.Cli.Life;
using Grpc.Core;
using Wire = Carbon.Api.V1;

namespace Carbon.Network.Tests;

/// <summary>One write that a member asks its node for, and the mark that its one event bears.</summary>
/// <param name="Member">Who asks.</param>
/// <param name="RequestId">Under which it may be asked again.</param>
/// <param name="Mark">A hash that was never used before.</param>
/// <param name="Ask">Asks for it to be stored.</param>
internal sealed record StackWrite(
    StackMember Member, string RequestId, string Mark, Func<CallOptions, AsyncUnaryCall<Wire.Operation>> Ask)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>One tonne of a ticket to a buyer.</summary>
    public static StackWrite Move(StackMember member, string ticket, ulong buyer)
    {
        var request = new Wire.TransferPartRequest
        {
            RequestId = Stage.RequestId(),
            Ticket = ticket,
            ToPerson = buyer,
            Amount = Forest.Grams("1"),
            Cause = Wire.TransferCause.Sale,
            DocumentHash = $"{Some.Hash()}",
            WaitFor = Wire.WaitFor.Stored,
        };
        return new(member, request.RequestId, request.DocumentHash, options =>
            member.Clerk.Tickets.TransferPartAsync(request, options));
    }

    /// <summary>A new person.</summary>
    public static StackWrite Person(StackMember member)
    {
        var request = new Wire.RegisterPersonRequest
        {
            RequestId = Stage.RequestId(),
            Division = FoundedRegister.Division,
            Kind = Wire.PersonKind.Enterprise,
            Commitment = $"{Some.Hash()}",
            DocumentHash = $"{Some.Hash()}",
            WaitFor = Wire.WaitFor.Stored,
        };
        return new(member, request.RequestId, request.Commitment, options =>
            member.Clerk.Persons.RegisterPersonAsync(request, options));
    }

    /// <summary>A complaint, which any member may file.</summary>
    public static StackWrite Complaint(StackMember member)
    {
        var request = new Wire.FileComplaintRequest
        {
            RequestId = Stage.RequestId(),
            Division = FoundedRegister.Division,
            DocumentHash = $"{Some.Hash()}",
            WaitFor = Wire.WaitFor.Stored,
        };
        return new(member, request.RequestId, request.DocumentHash, options =>
            member.Clerk.Complaints.FileComplaintAsync(request, options));
    }

    /// <summary>The mark that an event bears, where a write of ours may have made it.</summary>
    public static string? MarkOf(RegistryEvent made) => made switch
    {
        PartTransferred part => $"{part.DocumentHash}",
        PersonRegistered person => $"{person.Commitment}",
        ComplaintFiled complaint => $"{complaint.DocumentHash}",
        _ => null,
    };

    /// <summary>Asks once.</summary>
    public async Task AskAsync() =>
        await Ask(new CallOptions(deadline: (TimeProvider.System.GetUtcNow() + Limit).UtcDateTime));

    /// <summary>The write as it stands.</summary>
    public async Task<Wire.Operation> NowAsync() =>
        await Member.Operations.GetOperationAsync(new() { Name = $"operations/{RequestId}" });
}
