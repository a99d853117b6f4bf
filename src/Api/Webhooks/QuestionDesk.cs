using System.Diagnostics;
using System.Net.Mime;
using MirtAi.Api.Http;
using MirtAi.Channels;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Api.Webhooks;

/// <summary>Answers what platforms ask, for every channel in the same way: 404 while it is off, 401, 400 and 200 as webhooks do.</summary>
internal sealed class QuestionDesk(AuthenticBodies bodies)
{
    /// <summary>The answer to a question of the channel's platform.</summary>
    public async Task<IResult> Answer(
        IChannel channel, IPlatformQuestion question, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!question.IsOn)
            return WebhookResult.Off(channel);
        var (body, refusal) = await bodies.Read(request, question.Authentication, cancellationToken);
        return refusal ?? await question.Answer(body, cancellationToken) switch
        {
            PlatformAnswer.Json { Text: var json } => TypedResults.Text(json, MediaTypeNames.Application.Json),
            PlatformAnswer.Malformed { Reason: var reason } => Problem.BadRequest($"This is nothing that {channel.Name} asks: {reason}."),
            _ => throw new UnreachableException(),
        };
    }
}
