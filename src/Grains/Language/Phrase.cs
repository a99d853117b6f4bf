using System.Collections.Immutable;

namespace MirtAi.Grains.Language;

/// <summary>
/// A pattern over the tokens of one sentence. Its elements are separated by spaces: <c>де|where</c> one of these words (as
/// <see cref="WordPattern"/>), <c>@order</c> a word with this tag, <c>..</c> up to four words of any kind, <c>^</c> the beginning
/// and <c>$</c> the end of the message.
/// </summary>
public sealed class Phrase
{
    /// <summary>How many tokens a gap spans at most.</summary>
    public const int MaxGap = 4;

    private readonly ImmutableArray<PhraseElement> elements;
    private readonly bool fromStart;
    private readonly bool toEnd;

    private Phrase(ImmutableArray<PhraseElement> elements, bool fromStart, bool toEnd) =>
        (this.elements, this.fromStart, this.toEnd) = (elements, fromStart, toEnd);

    /// <summary>What it begins with.</summary>
    internal PhraseElement First => elements[0];

    /// <summary>Reads the notation above.</summary>
    public static Phrase Parse(string notation)
    {
        var parts = notation.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var elements = ImmutableArray.CreateBuilder<PhraseElement>();
        var gap = false;
        foreach (var part in parts)
        {
            if (part is "^" or "$")
                continue;

            if (part is "..")
            {
                gap = true;
                continue;
            }

            elements.Add(PhraseElement.Parse(part, gap));
            gap = false;
        }

        return new Phrase(elements.ToImmutable(), parts[0] is "^", parts[^1] is "$");
    }

    /// <summary>Whether each place of the pattern matches some word, wherever it stands.</summary>
    public bool MayOccur(ImmutableArray<Token> words)
    {
        foreach (var element in elements)
        {
            if (!Matches(element, words))
                return false;
        }

        return true;
    }

    /// <summary>Whether the pattern occurs.</summary>
    public bool Occurs(ImmutableArray<Token> tokens) => Find(tokens) is not null;

    /// <summary>The words with which it occurs first, from the first place of the pattern to the last; null if it does not occur.</summary>
    public Range? Find(ImmutableArray<Token> tokens)
    {
        var last = fromStart ? Math.Min(1, tokens.Length) : tokens.Length;
        for (var start = 0; start < last; start++)
        {
            if (elements[0].Matches(tokens[start]) && EndAfter(tokens, start + 1, 1) is > 0 and var end)
                return start..end;
        }

        return null;
    }

    private static bool Matches(PhraseElement element, ImmutableArray<Token> words)
    {
        foreach (var word in words)
        {
            if (element.Matches(word))
                return true;
        }

        return false;
    }

    /// <summary>Where the pattern ends whose places before <paramref name="element"/> are found; 0 if the rest does not follow.</summary>
    private int EndAfter(ImmutableArray<Token> tokens, int position, int element)
    {
        if (element == elements.Length)
            return !toEnd || position == tokens.Length ? position : 0;

        var furthest = Math.Min(position + (elements[element].AfterGap ? MaxGap : 0), tokens.Length - 1);
        for (var next = position; next <= furthest; next++)
        {
            if (tokens[next].Sentence != tokens[position - 1].Sentence)
                return 0;

            if (elements[element].Matches(tokens[next]) && EndAfter(tokens, next + 1, element + 1) is > 0 and var end)
                return end;
        }

        return 0;
    }
}
