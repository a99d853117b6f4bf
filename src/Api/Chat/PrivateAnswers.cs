namespace MirtAi.Api.Chat;

/// <summary>What the chat answers is for its own page: no other site may load it, whatever cookies a browser sends along.</summary>
internal sealed class PrivateAnswers : IEndpointFilter
{
    public const string Header = "Cross-Origin-Resource-Policy";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers[Header] = "same-origin";
        return next(context);
    }
}
