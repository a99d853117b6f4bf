using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Grains.Conversations;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class SessionEndpoints
{
    /// <summary>By what lists can be filtered.</summary>
    public static readonly string[] Modes = ["bot", "manager"];
    public static readonly string[] States = [.. Enum.GetValues<ConversationState>().Select(state => state.ContractName())];

    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sessions", List).WithSummary("Sessions, newest activity first").Produces400()
            .WithMetadata(new ParameterValues("mode", Modes), new ParameterValues("state", States),
                new ParameterValues("channel", endpoints.ServiceProvider.GetRequiredService<KnownChannels>().Names));
        endpoints.MapGet("/sessions/{key}", Find).WithSummary("One session with its transcript").Produces400().Produces404();
    }

    private static async Task<Results<Ok<Listing<SessionSummary>>, Problem>> List(
        string? channel, string? state, string? mode, string? q, int? page, int? pageSize, KnownChannels channels, SessionQueries sessions,
        CancellationToken cancellationToken)
    {
        var fault = Paging.Fault(page, pageSize, out var request)
            ?? FilterText.Fault("channel", FilterText.OrNull(channel), channels.Names)
            ?? FilterText.Fault("state", FilterText.OrNull(state), States)
            ?? FilterText.Fault("mode", FilterText.OrNull(mode), Modes)
            ?? FilterText.Fault("q", q);
        if (fault is not null)
            return fault;

        var filter = new SessionFilter(
            FilterText.OrNull(channel), FilterText.OrNull(state), FilterText.OrNull(mode), FilterText.OrNull(q));
        return TypedResults.Ok(await sessions.List(filter, request, cancellationToken));
    }

    private static async Task<Results<Ok<SessionDetails>, Problem>> Find(
        string key, SessionQueries sessions, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        return await sessions.Find(key, cancellationToken) is { } session
            ? TypedResults.Ok(session)
            : Problem.NotFound("Session not found.");
    }
}
