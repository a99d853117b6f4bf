using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

/// <summary>A posted message's way through the limits.</summary>
internal sealed class ChatPost(ChatLimits limits, ChatNewcomers newcomers, ChatInbox inbox, TimeProvider time)
{
    /// <summary>How long one message may take to arrive: longer than the page waits for it.</summary>
    public static readonly TimeSpan MaxUpload = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    public async Task<Results<Ok<ChatReceipt>, Problem>> Handle(HttpContext context, CancellationToken cancellationToken)
    {
        // Also when it is refused unread: what the server did not let in would break the connection before the page has read why.
        BodyLimit.LeaveToReader(context.Request);
        var visitor = ChatCookie.ReadOrIssue(context, context.Request.Headers[SameOrigin.Header] == ChatCookie.Framed);
        var address = ClientNetwork.Of(context);
        var refusal = limits.Message(visitor.SessionKey) ?? await newcomers.Admit(visitor, address, cancellationToken);
        if (refusal is not null)
            return refusal;

        var isLarge = context.Request.ContentLength is not <= ChatLimits.SmallBodyBytes;
        using var slot = isLarge ? limits.LargeBody(address) : null;
        if (isLarge && slot is null)
            return Problem.Unavailable("Many photos are being received at this moment; send it again.", Soon);

        if (await Read(context.Request, cancellationToken) is not { } form)
            return new Problem(StatusCodes.Status408RequestTimeout, "The message took too long to arrive.");
        if (form.Photos.Length > 0 && PhotoRefusal(visitor, address, form) is { } tooMany)
            return tooMany;
        return await inbox.Take(visitor, form, cancellationToken) is { } receipt
            ? TypedResults.Ok(receipt)
            : Problem.TooManyRequests("Too many messages wait in this conversation; send it again.", Later);
    }

    private Problem? PhotoRefusal(ChatVisitor visitor, string address, ChatForm form) =>
        limits.Photos(visitor.SessionKey, form.Photos.Length)
        ?? limits.PhotoBytes(address, form.Photos.Sum(photo => (long)photo.Content.Length));

    /// <summary>The form, or null if it did not arrive in time.</summary>
    private async Task<ChatForm?> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(MaxUpload, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await ChatFormReader.Read(request, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The rest is not waited for.
            request.HttpContext.Response.Headers.Connection = "close";
            return null;
        }
    }
}
