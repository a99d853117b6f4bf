using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Chat;
using MirtAi.Api.Console.Accounts;
using MirtAi.Api.Console.Answers;
using MirtAi.Api.Console.Audit;
using MirtAi.Api.Console.Broadcasts;
using MirtAi.Api.Console.Comments;
using MirtAi.Api.Console.Conversations;
using MirtAi.Api.Console.Costs;
using MirtAi.Api.Console.Customers;
using MirtAi.Api.Console.Documents;
using MirtAi.Api.Console.Escalations;
using MirtAi.Api.Console.Funnel;
using MirtAi.Api.Console.Jobs;
using MirtAi.Api.Console.Live;
using MirtAi.Api.Console.Now;
using MirtAi.Api.Console.Orders;
using MirtAi.Api.Console.Outbox;
using MirtAi.Api.Console.Payments;
using MirtAi.Api.Console.Replays;
using MirtAi.Api.Console.SignIn;
using MirtAi.Api.Console.Subscriptions;
using MirtAi.Api.Http;
using MirtAi.Api.Management;

namespace MirtAi.Api.Console;

/// <summary>The operators' console, <c>/console</c>.</summary>
internal static class ConsoleEndpoints
{
    /// <summary>Maps every page; all but the sign-in and the files ask for it.</summary>
    public static IEndpointRouteBuilder MapConsole(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup(ConsoleSession.Path).ExcludeFromDescription()
            .WithMetadata(new ConsoleProblemPage()).AddEndpointFilter<ConsoleHeaders>().AddEndpointFilter<OwnForms>();
        open.MapSignIn();
        open.MapGet("/assets/{version}/{name}", Asset);
        var console = open.MapGroup("").RequireAuthorization(ConsoleSession.Scheme).AddEndpointFilter<ConsoleNotices>();
        console.MapSignOut();
        console.MapGet("/photos", PhotoEndpoints.Open);
        console.MapNow();
        console.MapConversations();
        console.MapEscalationPages();
        console.MapOrderPages();
        console.MapOutboxPages();
        console.MapJobPages();
        console.MapPaymentPages();
        console.MapSubscriptionPages();
        console.MapBroadcastPages();
        console.MapCommentPages();
        console.MapCommentPolicyPages();
        console.MapCommentMonthPages();
        console.MapDocumentPages();
        console.MapCustomerPages();
        console.MapAuditPages();
        console.MapReplays();
        console.MapAccounts();
        console.MapCosts();
        console.MapFunnel();
        console.MapAnswerTimes();
        console.MapConsoleEvents();
        console.Map("/{**path}", () => Problem.NotFound("Page not found.")).WithOrder(int.MaxValue);
        return endpoints;
    }

    private static Results<FileContentHttpResult, Problem> Asset(
        string version, string name, HttpContext context, ConsoleAssets assets)
    {
        if (ChatAssets.ContentType(name) is not { } type || assets.Find(name) is not { } content)
            return Problem.NotFound("File not found.");
        context.Response.Headers.CacheControl = version == assets.Version ? "public, max-age=31536000, immutable" : "no-store";
        return TypedResults.Bytes(content, type);
    }
}
