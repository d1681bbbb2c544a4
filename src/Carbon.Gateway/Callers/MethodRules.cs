using System.Collections.Frozen;
using AlphaReflection = Grpc.Reflection.V1Alpha.ServerReflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;
using Grpc.Health.V1;
using Grpc.Reflection.V1;

namespace Carbon.Gateway.Callers;

/// <summary>
/// Which roles may call each method of the member listener. A method that is not in the table is answered to nobody, so
/// a new one stays shut until somebody decides.
/// </summary>
internal static class MethodRules
{
    // What is read, what is written, what is seen of the outbox, and what is done to it. No role may do all of it.
    private static readonly CallerRole[] Reading = [CallerRole.Reader, CallerRole.Operator, CallerRole.Administrator];
    private static readonly CallerRole[] Writing = [CallerRole.Operator];
    private static readonly CallerRole[] Looking = [CallerRole.Operator, CallerRole.Administrator];
    private static readonly CallerRole[] Minding = [CallerRole.Administrator];

    private static readonly FrozenDictionary<string, IReadOnlyList<CallerRole>> Table =
        Rules().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every method of the table with the roles that may call it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CallerRole>> All => Table;

    /// <summary>
    /// Says whether a role may call a method, named by its path such as
    /// <c>/carbon.v1.NodeService/GetNodeStatus</c>.
    /// </summary>
    public static bool Allows(string method, CallerRole role) =>
        Table.TryGetValue(method, out var roles) && roles.Contains(role);

    private static Dictionary<string, IReadOnlyList<CallerRole>> Rules()
    {
        var rules = new Dictionary<string, IReadOnlyList<CallerRole>>(StringComparer.Ordinal);
        Add(rules, Reading, Health.Descriptor, "Check", "Watch");
        Add(rules, Reading, ServerReflection.Descriptor, "ServerReflectionInfo");
        Add(rules, Reading, AlphaReflection.Descriptor, "ServerReflectionInfo");
        Add(rules, Reading, Wire.TicketQueryService.Descriptor,
            "GetTicket", "ListTickets", "ListTicketEvents", "GetVoucher", "GetCase");
        Add(rules, Reading, Wire.WatchService.Descriptor, "WatchEvents");
        Add(rules, Reading, Wire.RegisterQueryService.Descriptor,
            "ListVouchers", "ListCases", "SearchTickets", "GetTicketLineage", "GetStatistics");
        Add(rules, Reading, Wire.PersonService.Descriptor, "GetPerson", "ListPersons");
        Add(rules, Reading, Wire.NodeService.Descriptor, "GetNodeStatus");
        Add(rules, Reading, Wire.OperationService.Descriptor, "GetOperation");
        Add(rules, Reading, Wire.ApplicationService.Descriptor, "GetApplication");
        Add(rules, Reading, Wire.PlantingService.Descriptor, "GetPlanting");
        Add(rules, Reading, Wire.TicketService.Descriptor, "GetLien", "ListLiens");
        Add(rules, Reading, Wire.PledgeService.Descriptor, "GetPledge", "ListPledges", "CheckPledge");
        Add(rules, Reading, Wire.OffsetService.Descriptor, "GetOffsetRequest");
        Add(rules, Reading, Wire.QuotaService.Descriptor, "GetQuota");
        Add(rules, Reading, Wire.ComplaintService.Descriptor, "GetComplaint");
        Add(rules, Reading, Wire.DividendService.Descriptor, "GetDividend");
        Add(rules, Looking, Wire.OutboxService.Descriptor, "ListWrites", "GetWrite");
        Add(rules, Minding, Wire.OutboxService.Descriptor, "HaltOutbox", "ResumeOutbox");
        AddWrites(rules);
        return rules;
    }

    private static void AddWrites(Dictionary<string, IReadOnlyList<CallerRole>> rules)
    {
        Add(rules, Writing, Wire.PersonService.Descriptor,
            "RegisterPerson", "SetPersonKey", "ChangeIdentity", "SetStanding", "RecordMandate", "GiveMandate",
            "WithdrawMandate");
        Add(rules, Writing, Wire.ApplicationService.Descriptor,
            "SubmitApplication", "CorrectApplication", "AskCorrection", "GrantException", "ApproveApplication",
            "RejectApplication", "DisqualifyApplication", "WithdrawApplication", "FileReduction", "RemoveLot",
            "RecordReversal");
        Add(rules, Writing, Wire.PlantingService.Descriptor,
            "AgreePlanting", "ReportPlanting", "AcceptPlanting", "RefusePlanting");
        Add(rules, Writing, Wire.TicketService.Descriptor,
            "IssueTicket", "TransferPart", "TransferTicket", "TransferShare", "SplitTicket", "MergeTickets",
            "ChangeOwnership", "RegisterChange", "ReportLoss", "WithdrawLoss", "ReissueTicket", "RenewLien",
            "ReleaseLiens", "LapseFreeze", "CancelTicket", "ProposeAnnulment", "ConfirmAnnulment",
            "DeclineAnnulment");
        Add(rules, Writing, Wire.PledgeService.Descriptor,
            "ProposePledge", "AcceptPledge", "DeclinePledge", "WithdrawPledge", "AttachCover");
        Add(rules, Writing, Wire.RulingService.Descriptor,
            "FreezeTicket", "FreezeRootTicket", "TransferByRuling", "EnforcePledge", "FreezePerson",
            "RenewPersonFreeze", "ReleasePersonFreeze", "LapsePersonFreeze");
        Add(rules, Writing, Wire.OffsetService.Descriptor,
            "RequestOffset", "GrantOffset", "RefuseOffset", "WithdrawOffset", "CreditPlanting");
        Add(rules, Writing, Wire.CaseService.Descriptor,
            "OpenCase", "AssessCase", "SubscribeCase", "RecordLeniency", "PublishCase", "CloseCase");
        Add(rules, Writing, Wire.QuotaService.Descriptor, "SetQuota", "MeetOtherwise");
        Add(rules, Writing, Wire.ComplaintService.Descriptor, "FileComplaint", "AnswerComplaint");
        Add(rules, Writing, Wire.DividendService.Descriptor, "DeclareDividend", "PayDividend");
    }

    private static void Add(
        Dictionary<string, IReadOnlyList<CallerRole>> rules,
        IReadOnlyList<CallerRole> roles,
        ServiceDescriptor service,
        params ReadOnlySpan<string> methods)
    {
        foreach (var method in methods)
            rules.Add($"/{service.FullName}/{method}", roles);
    }
}
