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
            "GetTicket", "ListTickets", "ListTicketEvents", "GetVoucher", "GetCase");
        Add(rules, CallerRole.Reader, Wire.NodeService.Descriptor, "GetNodeStatus");
        Add(rules, CallerRole.Reader, Wire.OperationService.Descriptor, "GetOperation");
        Add(rules, CallerRole.Reader, Wire.ApplicationService.Descriptor, "GetApplication");
        Add(rules, CallerRole.Reader, Wire.PlantingService.Descriptor, "GetPlanting");
        Add(rules, CallerRole.Reader, Wire.TicketService.Descriptor, "GetLien");
        Add(rules, CallerRole.Reader, Wire.PledgeService.Descriptor, "GetPledge", "ListPledges");
        Add(rules, CallerRole.Reader, Wire.OffsetService.Descriptor, "GetOffsetRequest");
        Add(rules, CallerRole.Reader, Wire.QuotaService.Descriptor, "GetQuota");
        Add(rules, CallerRole.Reader, Wire.ComplaintService.Descriptor, "GetComplaint");
        Add(rules, CallerRole.Reader, Wire.DividendService.Descriptor, "GetDividend");
        AddWrites(rules);
        return rules;
    }

    private static void AddWrites(Dictionary<string, CallerRole> rules)
    {
        Add(rules, CallerRole.Operator, Wire.PersonService.Descriptor,
            "RegisterPerson", "SetPersonKey", "ChangeIdentity", "SetStanding", "RecordMandate", "GiveMandate",
            "WithdrawMandate");
        Add(rules, CallerRole.Operator, Wire.ApplicationService.Descriptor,
            "SubmitApplication", "CorrectApplication", "AskCorrection", "GrantException", "ApproveApplication",
            "RejectApplication", "DisqualifyApplication", "WithdrawApplication", "FileReduction", "RemoveLot",
            "RecordReversal");
        Add(rules, CallerRole.Operator, Wire.PlantingService.Descriptor,
            "AgreePlanting", "ReportPlanting", "AcceptPlanting", "RefusePlanting");
        Add(rules, CallerRole.Operator, Wire.TicketService.Descriptor,
            "IssueTicket", "TransferPart", "TransferTicket", "TransferShare", "SplitTicket", "MergeTickets",
            "ChangeOwnership", "RegisterChange", "ReportLoss", "WithdrawLoss", "ReissueTicket", "RenewLien",
            "ReleaseLiens", "LapseFreeze", "CancelTicket", "ProposeAnnulment", "ConfirmAnnulment",
            "DeclineAnnulment");
        Add(rules, CallerRole.Operator, Wire.PledgeService.Descriptor,
            "ProposePledge", "AcceptPledge", "DeclinePledge", "WithdrawPledge", "AttachCover");
        Add(rules, CallerRole.Operator, Wire.RulingService.Descriptor,
            "FreezeTicket", "FreezeRootTicket", "TransferByRuling", "EnforcePledge", "FreezePerson",
            "RenewPersonFreeze", "ReleasePersonFreeze", "LapsePersonFreeze");
        Add(rules, CallerRole.Operator, Wire.OffsetService.Descriptor,
            "RequestOffset", "GrantOffset", "RefuseOffset", "WithdrawOffset", "CreditPlanting");
        Add(rules, CallerRole.Operator, Wire.CaseService.Descriptor,
            "OpenCase", "AssessCase", "SubscribeCase", "RecordLeniency", "PublishCase", "CloseCase");
        Add(rules, CallerRole.Operator, Wire.QuotaService.Descriptor, "SetQuota", "MeetOtherwise");
        Add(rules, CallerRole.Operator, Wire.ComplaintService.Descriptor, "FileComplaint", "AnswerComplaint");
        Add(rules, CallerRole.Operator, Wire.DividendService.Descriptor, "DeclareDividend", "PayDividend");
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
