using Carbon.Gateway.Reads;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed class RegisterQueryService(
    RegisterLists lists, SearchReads search, LineageReads lineage, StatisticsReads statistics)
    : Wire.RegisterQueryService.RegisterQueryServiceBase
{
    public override Task<Wire.ListVouchersResponse> ListVouchers(
        Wire.ListVouchersRequest request, ServerCallContext context) => lists.ListVouchersAsync(request, context);

    public override Task<Wire.ListCasesResponse> ListCases(
        Wire.ListCasesRequest request, ServerCallContext context) => lists.ListCasesAsync(request, context);

    public override Task<Wire.SearchTicketsResponse> SearchTickets(
        Wire.SearchTicketsRequest request, ServerCallContext context) => search.SearchTicketsAsync(request, context);

    public override Task<Wire.GetTicketLineageResponse> GetTicketLineage(
        Wire.GetTicketLineageRequest request, ServerCallContext context) =>
        lineage.GetTicketLineageAsync(request, context);

    public override Task<Wire.GetStatisticsResponse> GetStatistics(
        Wire.GetStatisticsRequest request, ServerCallContext context) =>
        statistics.GetStatisticsAsync(request, context);
}
