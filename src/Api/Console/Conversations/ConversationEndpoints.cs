using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Customers.Pictures;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Conversations;

internal static class ConversationEndpoints
{
    private const int LinesOfPage = 100;

    private static readonly Photo Nobody = new(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
        <rect width="64" height="64" fill="#b9adb4"/>
        <g fill="#f5f2f0"><circle cx="32" cy="25" r="11"/><path d="M10 60a22 22 0 0 1 44 0z"/></g>
        </svg>
        """u8.ToArray(),
        "image/svg+xml");

    public static void MapConversations(this IEndpointRouteBuilder console)
    {
        console.MapGet("/conversations", List);
        console.MapGet("/conversation", Show);
        console.MapGet("/portrait", Portrait);
        console.MapLinkForms();
        console.MapPaymentForms();
        console.MapPost("/conversation", Act).WithMetadata(new RequestSizeLimitAttribute(FormPhotos.MaxBodyBytes));
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, SessionQueries sessions, KnownChannels channels, string? channel, string? state,
        string? mode, string? q, string? words, int? page, CancellationToken cancellationToken)
    {
        var filter = new SessionFilter(
            FilterText.OrNull(channel), FilterText.OrNull(state), FilterText.OrNull(mode), FilterText.OrNull(q?.Trim()),
            FilterText.OrNull(words?.Trim()));
        var fault = Paging.LeafedFault(page, out var request) ?? FilterText.Fault("q", q) ?? FilterText.Fault("words", words)
            ?? Fault(filter, channels);
        if (fault is not null)
            return fault;
        var list = await sessions.List(filter, request, cancellationToken);
        var found = await sessions.Found(filter.Words ?? "", [.. list.Items.Select(session => session.Key)], cancellationToken);
        return pages.Show<ConversationsPage>(
            context, ("List", list), ("Found", found), ("Filter", filter), ("Channels", channels.Names));
    }

    private static Problem? Fault(SessionFilter filter, KnownChannels channels) =>
        FilterText.Fault("channel", filter.Channel, channels.Names)
        ?? FilterText.Fault("state", filter.State, SessionEndpoints.States)
        ?? FilterText.Fault("mode", filter.Mode, SessionEndpoints.Modes);

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, [FromServices] ConversationQueries conversations, [FromServices] CannedAnswers canned,
        [FromServices] ChannelDirectory channels, [FromServices] ICatalog catalog, string key, long? before,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        if (await conversations.Find(key, LinesOfPage, before, cancellationToken) is not { } conversation)
            return Problem.NotFound("Session not found.");
        var session = conversation.Session;
        var language = session.Language ?? session.Customer.Language ?? "";
        return pages.Show<ConversationPage>(
            context, ("Conversation", conversation), ("Earlier", session.Messages.Count == LinesOfPage), ("IsNewest", before is null),
            ("HasPicture", CustomerPictures.ReferenceOf(channels, key) is not null), ("FormId", RandomNumberGenerator.GetHexString(32)),
            ("Catalog", catalog.Current),
            ("Canned", canned.Names.Select(name => (name, canned.Find(name, language)!)).ToArray()));
    }

    /// <summary>
    /// The customer's picture, or a drawing of nobody: whether the platform has one is not known before it is asked for, and one that is
    /// missing is a fault in a browser's eyes.
    /// </summary>
    private static async Task<Results<FileContentHttpResult, Problem>> Portrait(
        HttpContext context, [FromServices] ChannelDirectory channels, IEnumerable<IPhotoSource> sources, string key,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        var reference = CustomerPictures.ReferenceOf(channels, key);
        var source = sources.FirstOrDefault(source => source.Scheme == reference?.Split(':')[0]);
        var picture = source is null ? null : await source.Open(reference!, cancellationToken);
        return PhotoAnswer.For(context.Response, picture ?? Nobody, picture is null ? "no-store" : "private, max-age=3600");
    }

    private static async Task<IResult> Act(
        HttpContext context, [FromServices] ManagerActions actions, IAttachments attachments, TimeProvider clock, string key,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, id, text, canned) = (form.Text("verb"), form.Text("id"), form.Text("text"), form.Text("canned"));
        var tags = form.Text("tags");
        var fault = FilterText.Fault("key", key) ?? FilterText.Fault("id", id) ?? FilterText.Fault("canned", canned)
            ?? FilterText.Fault("verb", name, ConversationActions.Names);
        if (fault is not null)
            return fault;
        var photos = await form.Photos("photos", cancellationToken);
        if (ConversationActions.Fault(name, text, tags, photos) is { } wrong)
            return Problem.BadRequest(wrong);
        if (ConversationActions.SaysNothing(name, text, photos))
            return After(key, "empty");
        var manager = context.User.Identity?.Name ?? ManagerMessage.DefaultManager;
        var receipt = await new ConversationActions(actions, attachments, clock).Do(
            key, name, id, manager, form.Text("holder"), text, canned, tags, photos, cancellationToken);
        return After(key, Said(receipt.Outcome, name));
    }

    private static RedirectHttpResult After(string key, string notice) =>
        TypedResults.LocalRedirect(QueryHelpers.AddQueryString(ConsolePage.Conversation(key), ConsolePages.Notice, notice));

    private static string Said(ManagerOutcome outcome, string action) => outcome switch
    {
        ManagerOutcome.TakenByAnother => action is ConversationActions.TakeOver ? "taken" : "notSaid",
        ManagerOutcome.AlreadySo when action is ConversationActions.Close => "closedBefore",
        ManagerOutcome.Unreachable => "unreachable",
        ManagerOutcome.NotCarried => "notCarried",
        ManagerOutcome.NoSession => "gone",
        ManagerOutcome.NoCannedAnswer => "noCanned",
        _ => action is ConversationActions.Canned ? "say" : action,
    };
}
