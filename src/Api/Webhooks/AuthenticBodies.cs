using MirtAi.Api.Http;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Api.Webhooks;

/// <summary>Reads bodies that are the platform's own.</summary>
internal sealed class AuthenticBodies(WebhookGuard guard)
{
    /// <summary>The body, or why it is refused.</summary>
    public async Task<(byte[] Body, IResult? Refusal)> Read(
        HttpRequest request, WebhookAuthentication authentication, CancellationToken cancellationToken)
    {
        string Header(string name) => request.Headers[name].ToString();
        var context = request.HttpContext;
        var refusal = new Problem(StatusCodes.Status401Unauthorized, authentication.Refusal);
        if (!authentication.MayBeAuthentic(Header) || (authentication.NeedsBody && guard.IsBlocked(context)))
            return ([], guard.Refuse(context, refusal));
        var body = await WebhookBody.Read(request, cancellationToken);
        if (!authentication.IsAuthentic(Header, body))
            return ([], guard.Refuse(context, refusal));
        guard.Admit(context);
        return (body, null);
    }
}
