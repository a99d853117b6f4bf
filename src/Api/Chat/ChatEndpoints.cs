using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MirtAi.Api.Health;
using MirtAi.Api.Http;
using MirtAi.Silo.WebChat;

namespace MirtAi.Api.Chat;

/// <summary>The web chat's endpoints.</summary>
internal static class ChatEndpoints
{
    /// <summary>Maps <c>/chat</c> if it is on, and <c>/media/catalog</c>.</summary>
    public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            "/media/catalog/{**file}",
            (ChatPhotos photos, HttpContext context, string? file, CancellationToken cancellationToken) =>
                photos.Catalog(context, file ?? "", cancellationToken))
            .ExcludeFromDescription();
        var services = endpoints.ServiceProvider;
        if (!services.GetRequiredService<IOptions<ChatOptions>>().Value.IsOn(services.GetRequiredService<IHostEnvironment>()))
            return endpoints;

        endpoints.MapGet("/", () => TypedResults.Redirect("/chat")).ExcludeFromDescription();
        endpoints.MapGet("/chat/embed.js", Embed).ExcludeFromDescription();
        var chat = endpoints.MapGroup("/chat").AddEndpointFilter<PrivateAnswers>().ExcludeFromDescription();
        chat.MapGet("", (HttpContext context, ChatPage page) => Page(context, page, isFramed: false));
        chat.MapGet("/frame", Frame);
        chat.MapGet("/assets/{version}/{name}", Asset);
        chat.MapGet("/history", History);
        chat.MapGet("/events", Events);
        chat.MapGet("/photos/{id}", (ChatPhotos photos, HttpContext context, string id, CancellationToken cancellationToken) =>
            photos.Own(context, id, cancellationToken));
        chat.MapPost("/messages", (ChatPost post, HttpContext context, CancellationToken cancellationToken) =>
                post.Handle(context, cancellationToken))
            .AddEndpointFilter<SameOrigin>()
            .DisableAntiforgery();
        return endpoints;
    }

    private static Results<FileContentHttpResult, Problem> Frame(HttpContext context, ChatPage page, ChatEmbedding embedding) =>
        embedding.Origins.Count == 0 ? NotEmbedded : Page(context, page, isFramed: true);

    private static Problem NotEmbedded => Problem.NotFound("No page may show the chat in a frame: set Chat:AllowedOrigins.");

    private static Results<FileContentHttpResult, Problem> Embed(HttpContext context, ChatAssets assets, ChatEmbedding embedding)
    {
        if (embedding.Origins.Count == 0)
            return NotEmbedded;
        var headers = context.Response.Headers;
        headers[PrivateAnswers.Header] = "cross-origin";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "public, max-age=3600";
        return TypedResults.Bytes(assets.Find("embed.js")!, ChatAssets.ContentType("embed.js"));
    }

    private static FileContentHttpResult Page(HttpContext context, ChatPage page, bool isFramed)
    {
        ChatCookie.ReadOrIssue(context, isFramed);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = isFramed ? page.FramedPolicy : ChatPage.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Language, Cookie";
        return TypedResults.Bytes(page.In(ChatLanguage.Choose(context.Request), isFramed), "text/html; charset=utf-8");
    }

    private static Results<FileContentHttpResult, Problem> Asset(string version, string name, HttpContext context, ChatAssets assets)
    {
        if (ChatAssets.ContentType(name) is not { } type || assets.Find(name) is not { } content)
            return Problem.NotFound("File not found.");
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = version == assets.Version ? "public, max-age=31536000, immutable" : "no-store";
        return TypedResults.Bytes(content, type);
    }

    private static async Task<Ok<ChatHistory>> History(
        HttpContext context, ChatTranscript transcript, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(ChatCookie.Read(context.Request) is { } visitor
            ? ChatHistory.From(await transcript.History(visitor.SessionKey, cancellationToken))
            : ChatHistory.Empty);
    }

    private static async Task<Results<EmptyHttpResult, Problem>> Events(
        HttpContext context, long? after, ChatStreams streams, ChatEventStream stream, ShutdownState shutdown,
        IHostApplicationLifetime lifetime)
    {
        if (ChatCookie.Read(context.Request) is not { } visitor)
            return new Problem(StatusCodes.Status401Unauthorized, "Open /chat first, with cookies allowed.");
        if (HttpMethods.IsHead(context.Request.Method))
        {
            ChatEventStream.WriteHead(context.Response);
            return TypedResults.Empty;
        }

        var address = ClientNetwork.Of(context);
        if (streams.TryOpen(visitor.SessionKey, address) is { } refusal)
            return refusal;
        try
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted, shutdown.Stopping, lifetime.ApplicationStopping);
            await stream.Run(context.Response, visitor.SessionKey, LastSeen(context.Request, after), ends.Token);
            return TypedResults.Empty;
        }
        finally
        {
            streams.Close(visitor.SessionKey, address);
        }
    }

    // A browser that comes back says what it saw last; the address says what the page had when it opened.
    private static long LastSeen(HttpRequest request, long? after) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last
            : Math.Max(after ?? 0, 0);
}
