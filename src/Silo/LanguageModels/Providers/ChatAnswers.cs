using System.Collections.Immutable;
using MirtAi.Grains.LanguageModels;
using OpenAI.Chat;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Answers as the client gives them. Compatible servers leave out usage and finish reasons; neither is relied upon.</summary>
internal static class ChatAnswers
{
    /// <summary>The most requests for tools that one answer may hold.</summary>
    private const int MaxToolRequests = 8;

    public static ModelAnswer Read(ChatCompletion completion, string provider)
    {
        var text = string.Concat(completion.Content.Where(part => part.Kind is ChatMessageContentPartKind.Text).Select(part => part.Text));
        ImmutableArray<ToolRequest> requests =
        [
            .. completion.ToolCalls.Take(MaxToolRequests)
                .Select(call => new ToolRequest(call.Id, call.FunctionName, call.FunctionArguments.ToString())),
        ];
        return new ModelAnswer
        {
            Outcome = OutcomeOf(completion, requests),
            Text = string.IsNullOrEmpty(completion.Refusal) ? text : completion.Refusal,
            ToolRequests = requests,
            Provider = provider,
            Model = completion.Model ?? "",
            Tokens = completion.Usage is not { } usage ? default
                : new ModelTokens(usage.InputTokenCount, usage.InputTokenDetails?.CachedTokenCount ?? 0, usage.OutputTokenCount),
        };
    }

    private static ModelOutcome OutcomeOf(ChatCompletion completion, ImmutableArray<ToolRequest> requests) => completion.FinishReason switch
    {
        _ when !string.IsNullOrEmpty(completion.Refusal) => ModelOutcome.Refused,
        ChatFinishReason.ContentFilter => ModelOutcome.Filtered,
        _ when !requests.IsEmpty => ModelOutcome.Answered,
        ChatFinishReason.Length => ModelOutcome.Cut,
        _ => ModelOutcome.Answered,
    };
}
