using System.Collections.Immutable;

namespace MirtAi.Grains.Answers;

/// <summary>
/// Checks a proposed answer before anybody sees it: what it states, how it is written, and what it must not promise. Pure; what throws here
/// refuses the answer.
/// </summary>
public static class AnswerChecks
{
    /// <summary>How many bubbles a model may write.</summary>
    public const int MaxBubbles = 8;

    /// <summary>How many questions an answer asks.</summary>
    public const int MaxQuestions = 2;

    /// <summary>How many faults are named at a time.</summary>
    private const int MaxFaults = 8;

    /// <summary>The faults; empty if the answer may be sent.</summary>
    public static ImmutableArray<AnswerFault> Faults(ImmutableArray<AnswerBubble> bubbles, AnswerEvidence evidence, AnswerPolicy policy) =>
    [
        .. Shape(bubbles)
            .Concat(bubbles.SelectMany(bubble => Faults(bubble.Text, evidence, policy)))
            .Distinct()
            .Take(MaxFaults),
    ];

    private static IEnumerable<AnswerFault> Faults(string text, AnswerEvidence evidence, AnswerPolicy policy)
    {
        // Look-alikes and invisible characters must not carry anything past the other checks.
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC);
        var words = LinkChecks.Without(plain);
        return
        [
            .. StyleChecks.Faults(text),
            .. LinkChecks.Faults(plain, policy),
            .. FigureChecks.Faults(words, evidence),
            .. NameChecks.Faults(words, evidence),
            .. LanguageChecks.Faults(words, evidence, policy),
            .. PhraseChecks.Faults(words, evidence, policy),
        ];
    }

    private static IEnumerable<AnswerFault> Shape(ImmutableArray<AnswerBubble> bubbles)
    {
        if (bubbles.IsEmpty)
            yield return new("empty", "");
        if (bubbles.Length > MaxBubbles)
            yield return new("bubbles", $"{bubbles.Length} > {MaxBubbles}");
        var questions = bubbles.Sum(bubble => QuestionsIn(bubble.Text));
        if (questions > MaxQuestions)
            yield return new("questions", $"{questions} > {MaxQuestions}");
    }

    /// <summary>"??" is one question.</summary>
    private static int QuestionsIn(string text) =>
        text.Where((character, index) => character is '?' or '？' && (index == 0 || text[index - 1] is not ('?' or '？' or '!'))).Count();
}
