using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>
/// Answers from the shop's documents what neither the catalogue nor the texts tell: one sentence, word for word. Where none fits, all goes
/// as it does without documents.
/// </summary>
internal static class DocumentAnswers
{
    /// <summary>How much of a question is sought, in characters.</summary>
    public const int MaxLength = 500;

    /// <summary>Whether a message that nobody understands asks something.</summary>
    public static bool Asks(Utterance utterance) =>
        !utterance.IsPromptInjection && !utterance.HasPhoto && !utterance.NamesGoods && !utterance.Recipient.Begun
        && (utterance.HasQuestionMark || utterance.Mentions("question", "where", "when", "if"));

    /// <summary>Says what a document says about it; false if none does, or if that is still to be found out.</summary>
    public static bool Answer(TurnDraft turn, Utterance utterance)
    {
        if (utterance.IsPromptInjection)
            return false;
        var question = CodePoints.Cut(utterance.Text, MaxLength);
        if (!turn.Findings.Passages.TryGetValue(question, out var passage))
        {
            turn.AskDocuments(question);
            return false;
        }

        if (passage is null)
            return false;
        turn.Say(new SpeechAct(SpeechKeys.DocumentAnswer).With("quote", passage.Sentence));
        return true;
    }

    /// <summary>The same for a message of which nothing else was understood: it is none that nobody understood then.</summary>
    public static bool AnswerUnknown(TurnDraft turn, Utterance utterance, Classification classification)
    {
        var isOpen = classification is { Intent: Intent.Unknown or Intent.OutOfDomain, Reason: null };
        if (!isOpen || !Asks(utterance) || !Answer(turn, utterance))
            return false;
        turn.Note(Classification.Likely(Intent.Discovery));
        turn.Conversation = turn.Conversation with { NotUnderstood = 0 };
        return true;
    }
}
