using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Broadcasts;
using MirtAi.Api.Console.People;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Inbound;

namespace MirtAi.Api.Console.Broadcasts;

internal static class BroadcastPages
{
    private const string Path = "/console/broadcasts";

    /// <summary>Who is addressed in what is shown before it is sent.</summary>
    private const string Example = "Олена";

    private static readonly FormPage FormPage = new($"{Path}/new");

    public static void MapBroadcastPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/broadcasts", List);
        console.MapGet("/broadcasts/{id}", Find);
        var operators = console.MapGroup("").RequireAuthorization(ConsoleRoles.OperatorPolicy);
        operators.MapGet("/broadcasts/new", New);
        operators.MapPost("/broadcasts/new", Preview).WithMetadata(FormPage);
        operators.MapPost("/broadcasts", Plan)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("broadcast"), FormPage);
        operators.MapPost("/broadcasts/test", Try)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("broadcast-test"), FormPage);
        operators.MapPost("/broadcasts/{id}/{verb}", Steer)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("broadcast-steer"));
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, [FromServices] BroadcastQueries broadcasts, int? page,
        CancellationToken cancellationToken) =>
        Paging.LeafedFault(page, out var request) is { } fault
            ? fault
            : pages.Show<BroadcastsPage>(context, ("List", await broadcasts.List(request, cancellationToken)));

    private static async Task<IResult> Find(
        HttpContext context, ConsolePages pages, [FromServices] BroadcastQueries broadcasts, string id, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        return await broadcasts.Find(id, cancellationToken) is { } broadcast
            ? pages.Show<BroadcastPage>(context, ("Broadcast", broadcast))
            : NotFound();
    }

    private static RazorComponentResult New(
        HttpContext context, ConsolePages pages, [FromServices] KnownChannels channels, [FromServices] IOptions<BroadcastOptions> options,
        [FromServices] TimeProvider clock) => Editor(
            context, pages, channels,
            new BroadcastForm
            {
                Key = NewKey(clock),
                OptOutButton = options.Value.OptOutButton,
            });

    /// <summary>Counts to whom it would go, and shows what they would see; while it is being written, only the latter.</summary>
    private static async Task<IResult> Preview(
        HttpContext context, ConsolePages pages, [FromServices] KnownChannels channels, [FromServices] BroadcastDesk desk,
        [FromServices] BroadcastSampler sampler, [FromServices] IOptions<ConversationOptions> conversation,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var sent = await context.Request.ReadFormAsync(cancellationToken);
        var form = BroadcastForm.Of(sent);
        var now = clock.GetUtcNow();
        var (request, wrong) = Read(form, channels, conversation.Value, now);
        if (wrong is not null)
            return Editor(context, pages, channels, form, ("Fault", wrong));
        var audience = BroadcastEndpoints.Audience(request!.Audience!);
        var broadcast = new Broadcast().Planned(BroadcastEndpoints.Of(request, audience, recipients: 0, now), now).Next!;
        var samples = sampler.Of(broadcast, audience.Channel is { } only ? [only] : channels.Names, Example);
        return sent.ContainsKey("draft")
            ? Editor(context, pages, channels, form, ("Samples", samples))
            : Editor(
                context, pages, channels, form, ("Samples", samples), ("Preview", await desk.Preview(audience, cancellationToken)));
    }

    private static async Task<IResult> Plan(
        HttpContext context, ConsolePages pages, [FromServices] KnownChannels channels, [FromServices] BroadcastDesk desk,
        [FromServices] BroadcastQueries broadcasts, [FromServices] IOptions<ConversationOptions> conversation,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = BroadcastForm.Of(await context.Request.ReadFormAsync(cancellationToken));
        var now = clock.GetUtcNow();
        var (request, wrong) = Read(form, channels, conversation.Value, now);
        if (wrong is not null)
            return Editor(context, pages, channels, form, ("Fault", wrong));
        var id = RepeatableId.Of("broadcast", FilterText.OrNull(form.Key), clock);
        var digest = Digest(request!, form);
        if (await broadcasts.Find(id, cancellationToken) is not { } planned)
        {
            var audience = BroadcastEndpoints.Audience(request!.Audience!);
            var preview = await desk.Preview(audience, cancellationToken);
            if (!preview.IsPossible)
                return Editor(context, pages, channels, form, ("Preview", preview));
            var plan = BroadcastEndpoints.Of(request, audience, preview.Recipients, now) with { RequestDigest = digest };
            await desk.Plan(id, plan, cancellationToken);
            planned = await broadcasts.Find(id, cancellationToken);
        }

        return BroadcastEndpoints.IsOfOther(planned, digest)
            ? SentBefore(context, pages, channels, form with { Key = NewKey(clock) })
            : TypedResults.LocalRedirect($"{Path}/{id}?{ConsolePages.Notice}=planned");
    }

    /// <summary>
    /// The form has planned another broadcast before: somebody went back to it and changed it. Sent again, as a form of its own, it plans
    /// this one, too.
    /// </summary>
    private static RazorComponentResult SentBefore(
        HttpContext context, ConsolePages pages, KnownChannels channels, BroadcastForm form)
    {
        var fault = new BroadcastFault("sentBefore", "key: came with another broadcast before.");
        var refusal = Editor(context, pages, channels, form, ("Fault", fault));
        refusal.StatusCode = StatusCodes.Status409Conflict;
        return refusal;
    }

    /// <summary>What is asked for in short; who wrote within some days is another moment each time.</summary>
    private static string Digest(BroadcastRequest request, BroadcastForm form) => BroadcastEndpoints.Digest(
        request with { Audience = request.Audience! with { ActiveSince = null } }, form.Days);

    private static string NewKey(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    /// <summary>Sends it to one session at once, as often as it is asked to, and goes on with what was entered.</summary>
    private static async Task<IResult> Try(
        HttpContext context, ConsolePages pages, [FromServices] KnownChannels channels, [FromServices] BroadcastDesk desk,
        [FromServices] IOptions<ConversationOptions> conversation, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = BroadcastForm.Of(await context.Request.ReadFormAsync(cancellationToken));
        var now = clock.GetUtcNow();
        if (FilterText.Fault("self", form.Self) is { } fault)
            return fault;
        var (request, wrong) = Read(form, channels, conversation.Value, now);
        if (wrong is not null)
            return Editor(context, pages, channels, form, ("Fault", wrong));
        var audience = new BroadcastAudience { Customers = [form.Self] };
        if ((await desk.Preview(audience, cancellationToken)).Recipients == 0)
            return Editor(context, pages, channels, form, ("IsTried", false));
        var id = RepeatableId.Of("broadcast", key: null, clock);
        await desk.Plan(id, BroadcastEndpoints.Of(request! with { At = null }, audience, recipients: 1, now), cancellationToken);
        return Editor(context, pages, channels, form, ("IsTried", true));
    }

    private static async Task<IResult> Steer(
        string id, string verb, [FromServices] BroadcastDesk desk, [FromServices] BroadcastQueries broadcasts,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        BroadcastSteering? steering = verb switch
        {
            "pause" => BroadcastSteering.Pause,
            "resume" => BroadcastSteering.Resume,
            "cancel" => BroadcastSteering.Cancel,
            _ => null,
        };
        if (steering is null || await broadcasts.Find(id, cancellationToken) is null)
            return NotFound();
        var done = await desk.Steer(id, steering.Value, cancellationToken);
        return TypedResults.LocalRedirect($"{Path}/{Uri.EscapeDataString(id)}?{ConsolePages.Notice}={(done ? "steered" : "over")}");
    }

    private static (BroadcastRequest? Request, BroadcastFault? Wrong) Read(
        BroadcastForm form, KnownChannels channels, ConversationOptions conversation, DateTimeOffset now)
    {
        var (request, wrong) = form.Read(conversation.Zone, now);
        return (request, wrong ?? request?.Fault(channels.Names, now));
    }

    private static RazorComponentResult Editor(
        HttpContext context, ConsolePages pages, KnownChannels channels, BroadcastForm form,
        params ReadOnlySpan<(string Name, object? Value)> more) =>
        pages.Show<BroadcastEditor>(context, [("Form", form), ("Channels", channels.Names), .. more]);

    private static Problem NotFound() => Problem.NotFound("Broadcast not found.");
}
