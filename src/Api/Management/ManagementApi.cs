using MirtAi.Api.Http;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>The management API, <c>/api/v1</c>, and its document.</summary>
internal static class ManagementApi
{
    private const string Document = "v1";
    private const string Prefix = "api/v1/";

    /// <summary>Adds the queries and the document; needs an <see cref="Silo.Storage.IDatabase"/>.</summary>
    public static IServiceCollection AddManagementApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ManagementJson.Default));
        services.AddOpenApi(Document, options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(Prefix, StringComparison.Ordinal) == true;
            options.AddDocumentTransformer<BearerScheme>();
            options.AddOperationTransformer<OperationNames>();
            options.AddOperationTransformer<ParameterDescriptions>();
            options.AddSchemaTransformer<SchemaDescriptions>();
        });
        return services.AddQueries().AddSingleton<KnownChannels>();
    }

    /// <summary>
    /// The group of the management API, for every feature that adds endpoints to it: signed in with the admin token, described in
    /// the document; what changes something is in the audit trail.
    /// </summary>
    public static RouteGroupBuilder MapManagementGroup(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/" + Prefix).RequireAuthorization(AdminAuthentication.Policy).AddEndpointFilter<AuditedRequests>()
            .Produces401().Produces429().Produces503();

    /// <summary>Maps sessions, outbox, escalations, orders, comments and jobs, and <c>/openapi/v1.json</c>.</summary>
    public static IEndpointRouteBuilder MapManagementApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json");
        var management = endpoints.MapManagementGroup();
        management.MapSessions();
        management.MapSessionActions();
        management.MapSessionLinks();
        management.MapTurns();
        management.MapOutbox();
        management.MapSetAside();
        management.MapEscalations();
        management.MapJobs();
        management.MapPhotos();
        management.MapCustomers();
        management.MapHolds();
        management.MapOrders();
        management.MapComments();
        management.MapOlderComments();
        management.MapCommentTypes();
        management.MapCommentPolicy();
        management.MapCommentMonths();
        management.MapFollowers();
        management.MapInsights();
        management.MapMedia();
        management.MapModelStatistics();
        return endpoints;
    }
}
