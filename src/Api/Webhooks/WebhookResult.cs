using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Conversations;

namespace MirtAi.Api.Webhooks;

/// <summary>What a platform is told about its event.</summary>
internal static class WebhookResult
{
    /// <summary>
    /// 200 when the event is stored, now or earlier; 429 or 503 with Retry-After when it is not, so that the platform sends it
    /// again. Never a success for what is not stored.
    /// </summary>
    public static async Task<Results<Ok, Problem>> For(Func<Task<Receipt>> handle, IOptions<ErrorMap> errors)
    {
        try
        {
            await handle();
            return TypedResults.Ok();
        }
        catch (Exception exception) when (errors.Value.ProblemFor(exception) is { } problem)
        {
            return problem;
        }
    }
}
