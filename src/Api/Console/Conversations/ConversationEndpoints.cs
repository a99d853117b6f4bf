using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Conversations;

internal static class ConversationEndpoints
{
    private const int LinesOfPage = 100;

    private static readonly Dictionary<string, ManagerActionKind> Actions = new(StringComparer.Ordinal)
    {
        ["takeover"] = ManagerActionKind.TakeOver,
        ["handback"] = ManagerActionKind.HandBack,
        ["close"] = ManagerActionKind.Close,
        ["say"] = ManagerActionKind.Say,
    };

    public static void MapConversations(this IEndpointRouteBuilder console)
    {
        console.MapGet("/conversations", List);
        console.MapGet("/conversation", Show);
        console.MapPost("/conversation", Act);
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, SessionQueries sessions, KnownChannels channels, string? channel, string? state,
        string? mode, string? q, int? page, CancellationToken cancellationToken)
    {
        var filter = new SessionFilter(
            FilterText.OrNull(channel), FilterText.OrNull(state), FilterText.OrNull(mode), FilterText.OrNull(q?.Trim()));
        if ((Paging.Fault(page, pageSize: null, out var request) ?? FilterText.Fault("q", q) ?? Fault(filter, channels)) is { } fault)
            return fault;
        var list = await sessions.List(filter, request, cancellationToken);
        return pages.Show<ConversationsPage>(context, ("List", list), ("Filter", filter), ("Channels", channels.Names));
    }

    private static Problem? Fault(SessionFilter filter, KnownChannels channels) =>
        FilterText.Fault("channel", filter.Channel, channels.Names)
        ?? FilterText.Fault("state", filter.State, SessionEndpoints.States)
        ?? FilterText.Fault("mode", filter.Mode, SessionEndpoints.Modes);

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, SessionQueries sessions, EscalationQueries escalations, string key, long? before,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        if (await sessions.Find(key, LinesOfPage, before, cancellationToken) is not { } session)
            return Problem.NotFound("Session not found.");
        var calls = await escalations.Of(key, cancellationToken);
        return pages.Show<ConversationPage>(
            context, ("Session", session), ("Calls", calls), ("Earlier", session.Messages.Count == LinesOfPage),
            ("IsNewest", before is null), ("FormId", RandomNumberGenerator.GetHexString(32)));
    }

    private static async Task<IResult> Act(
        HttpContext context, [FromServices] ManagerActions actions, string key, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, id, text) = (form.Text("action"), form.Text("id"), form.Text("text"));
        if ((FilterText.Fault("key", key) ?? FilterText.Fault("id", id)) is { } fault)
            return fault;
        if (!Actions.TryGetValue(name, out var kind))
            return Problem.BadRequest($"action: must be one of {string.Join(", ", Actions.Keys)}.");
        if (kind is ManagerActionKind.Say && new ManagerMessage { Text = text }.Fault() is { } wrong)
            return Problem.BadRequest(wrong);
        var receipt = await actions.Do(
            key,
            new ManagerAction
            {
                Kind = kind,
                Manager = context.User.Identity?.Name ?? ManagerMessage.DefaultManager,
                ActionId = id is "" ? null : $"console:{key}:{kind}:{id}",
                Text = kind is ManagerActionKind.Say ? text : "",
            },
            cancellationToken);
        return TypedResults.LocalRedirect(QueryHelpers.AddQueryString(
            ConsolePage.Conversation(key), ConsolePages.Notice, Said(receipt.Outcome, name)));
    }

    private static string Said(ManagerOutcome outcome, string action) => outcome switch
    {
        ManagerOutcome.TakenByAnother => "taken",
        ManagerOutcome.Unreachable => "unreachable",
        ManagerOutcome.NotCarried => "notCarried",
        ManagerOutcome.NoSession => "gone",
        _ => action,
    };
}
