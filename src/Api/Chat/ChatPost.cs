using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

/// <summary>A posted message's way through the limits.</summary>
internal sealed class ChatPost(ChatLimits limits, ChatNewcomers newcomers, ChatInbox inbox)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public async Task<Results<Ok<ChatReceipt>, Problem>> Handle(HttpContext context, CancellationToken cancellationToken)
    {
        var visitor = ChatCookie.ReadOrIssue(context);
        var refusal = limits.Message(visitor.SessionKey)
            ?? await newcomers.Admit(visitor, context.Connection.RemoteIpAddress, cancellationToken);
        if (refusal is not null)
            return refusal;

        var isLarge = context.Request.ContentLength is not <= ChatLimits.SmallBodyBytes;
        using var place = isLarge ? limits.LargeBody() : null;
        if (isLarge && place is null)
            return Problem.Unavailable("Many photos are being received at this moment; send it again.", Soon);

        var form = await ChatFormReader.Read(context.Request, cancellationToken);
        if (form.Photos.Length > 0 && limits.Photos(visitor.SessionKey, form.Photos.Length) is { } tooMany)
            return tooMany;
        return TypedResults.Ok(await inbox.Take(visitor, form, cancellationToken));
    }
}
