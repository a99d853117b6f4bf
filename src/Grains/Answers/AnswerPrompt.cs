using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Answers;

/// <summary>The messages with which a model is asked.</summary>
internal static class AnswerPrompt
{
    private const string Photo = "[photo] ", Removed = "[removed]";
    private const int MaxLineLength = 2_000;
    private const int IntentHistory = 6;

    /// <summary>For an answer.</summary>
    public static ImmutableArray<ModelMessage> ForAnswer(AnswerDraft draft, Prompts prompts) =>
    [
        ModelMessage.System(string.Join("\n\n", prompts.Base, prompts.States[draft.Plan.Conversation.State], prompts.Answer)),
        ModelMessage.System(AnswerFacts.Of(draft)),
        .. Lines(draft.Request.History, draft.Plan.Conversation),
        .. Lines(draft.Request.Messages, draft.Plan.Conversation),
    ];

    /// <summary>For an opinion on what the messages want.</summary>
    public static ImmutableArray<ModelMessage> ForIntent(TurnRequest request, TurnPlan plan, Prompts prompts) =>
    [
        ModelMessage.System(prompts.Intent),
        ModelMessage.System($$"""{"state":"{{request.Conversation.State.ContractName()}}"}"""),
        .. Lines([.. request.History.TakeLast(IntentHistory)], plan.Conversation),
        .. Lines(request.Messages, plan.Conversation),
    ];

    private static IEnumerable<ModelMessage> Lines(ImmutableArray<TranscriptLine> lines, Conversation conversation) =>
        from line in lines
        let text = Shown(line, conversation)
        where text.Length > 0
        select line.Author is Author.Customer ? ModelMessage.User(text) : ModelMessage.Assistant(text);

    /// <summary>A prompt injection is not shown again in later turns.</summary>
    private static string Shown(TranscriptLine line, Conversation conversation)
    {
        var text = PrivateWords.Hidden(line, conversation);
        if (line.Author is Author.Customer && PromptInjections.Occur(text, Lexicon.Common.Read(text)))
            text = Removed;
        if (!line.Images.IsDefaultOrEmpty)
            text = Photo + text;
        return CodePoints.Cut(text, MaxLineLength);
    }
}
