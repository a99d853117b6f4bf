using MirtAi.Grains.Language;

namespace MirtAi.Grains.Answers;

/// <summary>What is wrong with a proposed answer: a code that the prompt for retries explains, and the words that it is about.</summary>
public sealed record AnswerFault(string Code, string Words)
{
    private const int MaxWords = 120;

    public override string ToString() => Words.Length == 0 ? Code : $"{Code}: {CodePoints.Cut(Words, MaxWords)}";
}
