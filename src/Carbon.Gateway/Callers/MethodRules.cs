using System.Collections.Frozen;
using AlphaReflection = Grpc.Reflection.V1Alpha.ServerReflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;
using Grpc.Health.V1;
using Grpc.Reflection.V1;

namespace Carbon.Gateway.Callers;

/// <summary>
/// Which role each method of the member listener asks for. A method that is not in the table is answered to nobody, so
/// a new one stays shut until somebody decides.
/// </summary>
internal static class MethodRules
{
    private static readonly FrozenDictionary<string, CallerRole> Least =
        Rules().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every method of the table with the least role that may call it.</summary>
    public static IReadOnlyDictionary<string, CallerRole> All => Least;

    /// <summary>
    /// Says whether a role may call a method, named by its path such as
    /// <c>/carbon.v1.NodeService/GetNodeStatus</c>.
    /// </summary>
    public static bool Allows(string method, CallerRole role) =>
        Least.TryGetValue(method, out var least) && role >= least;

    private static Dictionary<string, CallerRole> Rules()
    {
        var rules = new Dictionary<string, CallerRole>(StringComparer.Ordinal);
        Add(rules, CallerRole.Reader, Health.Descriptor, "Check", "Watch");
        Add(rules, CallerRole.Reader, ServerReflection.Descriptor, "ServerReflectionInfo");
        Add(rules, CallerRole.Reader, AlphaReflection.Descriptor, "ServerReflectionInfo");
        Add(rules, CallerRole.Reader, Wire.TicketQueryService.Descriptor,
            "GetTicket", "ListTickets", "ListTicketEvents", "GetVoucher");
        Add(rules, CallerRole.Reader, Wire.NodeService.Descriptor, "GetNodeStatus");
        Add(rules, CallerRole.Reader, Wire.OperationService.Descriptor, "GetOperation");
        Add(rules, CallerRole.Reader, Wire.ApplicationService.Descriptor, "GetApplication");
        Add(rules, CallerRole.Reader, Wire.PledgeService.Descriptor, "GetPledge", "ListPledges");
        Add(rules, CallerRole.Reader, Wire.OffsetService.Descriptor, "GetOffsetRequest");
        Add(rules, CallerRole.Operator, Wire.TicketService.Descriptor,
            "IssueTicket", "TransferPart", "TransferTicket", "CancelTicket");
        Add(rules, CallerRole.Operator, Wire.ApplicationService.Descriptor,
            "SubmitApplication", "CorrectApplication", "ApproveApplication", "RejectApplication",
            "WithdrawApplication", "FileReduction");
        Add(rules, CallerRole.Operator, Wire.PledgeService.Descriptor,
            "ProposePledge", "AcceptPledge", "DeclinePledge", "WithdrawPledge", "ReleasePledge");
        Add(rules, CallerRole.Operator, Wire.RulingService.Descriptor,
            "FreezeTicket", "FreezeRootTicket", "ReleaseFreeze");
        Add(rules, CallerRole.Operator, Wire.OffsetService.Descriptor,
            "RequestOffset", "GrantOffset", "RefuseOffset", "WithdrawOffset");
        Add(rules, CallerRole.Operator, Wire.PersonService.Descriptor,
            "RegisterPerson", "SetPersonKey", "RecordMandate", "GiveMandate", "WithdrawMandate");
        return rules;
    }

    private static void Add(
        Dictionary<string, CallerRole> rules,
        CallerRole least,
        ServiceDescriptor service,
        params ReadOnlySpan<string> methods)
    {
        foreach (var method in methods)
            rules.Add($"/{service.FullName}/{method}", least);
    }
}
