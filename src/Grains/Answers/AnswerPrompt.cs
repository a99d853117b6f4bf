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
    private const string OfManager = "[manager] ";
    private const string ManagerBegins = "From here on a manager of the shop writes as well; their lines begin with [manager].";
    private const string HandedBack = "The manager has handed the conversation back. What they said holds; do not contradict or repeat it.";
    private const string ToRead = "The messages to be read follow:";
    private const int MaxLineLength = 2_000;
    private const int ReadHistory = 8;

    /// <summary>For an answer.</summary>
    public static ImmutableArray<ModelMessage> ForAnswer(AnswerDraft draft, Prompts prompts) =>
    [
        ModelMessage.System(string.Join("\n\n", prompts.Base, prompts.States[draft.Plan.Conversation.State], prompts.Answer)),
        ModelMessage.System(AnswerFacts.Of(draft)),
        .. History(draft.Request.History, draft.Plan.Conversation),
        .. Lines(draft.Request.Messages, draft.Plan.Conversation),
    ];

    /// <summary>For the commands of the messages.</summary>
    /// <param name="request">The turn.</param>
    /// <param name="plan">What the rules make of it: delivery data that they found are not shown.</param>
    /// <param name="prompts">The instructions.</param>
    /// <param name="facts">What the model is told, see <see cref="ReadingFacts"/>.</param>
    public static ImmutableArray<ModelMessage> ForReading(TurnRequest request, TurnPlan plan, Prompts prompts, string facts) =>
    [
        ModelMessage.System(prompts.Understand),
        ModelMessage.System(facts),
        .. History([.. request.History.TakeLast(ReadHistory)], plan.Conversation),
        ModelMessage.System(ToRead),
        .. Lines(request.Messages, plan.Conversation),
    ];

    /// <summary>What was said, with the beginning and the end of what people said.</summary>
    private static IEnumerable<ModelMessage> History(ImmutableArray<TranscriptLine> lines, Conversation conversation)
    {
        var first = lines.TakeWhile(line => line.Author is not Author.Manager).Count();
        return first == lines.Length
            ? Lines(lines, conversation)
            :
            [
                .. Lines(lines[..first], conversation), ModelMessage.System(ManagerBegins), .. Lines(lines[first..], conversation),
                ModelMessage.System(HandedBack),
            ];
    }

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
        if (line.Author is Author.Manager && text.Length > 0)
            text = OfManager + text;
        return CodePoints.Cut(text, MaxLineLength);
    }
}
