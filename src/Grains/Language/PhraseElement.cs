using System.Collections.Immutable;

namespace MirtAi.Language;

/// <summary>One place of a <see cref="Phrase"/>: the words and tags that may stand there.</summary>
internal sealed class PhraseElement
{
    private readonly ImmutableArray<string> tags;
    private readonly ImmutableArray<WordPattern> words;

    private PhraseElement(string[] alternatives, bool afterGap)
    {
        AfterGap = afterGap;
        tags = [.. alternatives.Where(part => part[0] == '@').Select(part => part[1..])];
        words = [.. alternatives.Where(part => part[0] != '@').Select(WordPattern.Parse)];
    }

    /// <summary>Whether other words may stand before it.</summary>
    public bool AfterGap { get; }

    public static PhraseElement Parse(string notation, bool afterGap) =>
        new(notation.Split('|', StringSplitOptions.RemoveEmptyEntries), afterGap);

    public bool Matches(Token token)
    {
        foreach (var tag in tags)
        {
            if (token.Is(tag))
                return true;
        }

        foreach (var word in words)
        {
            if (word.Matches(token.Text))
                return true;
        }

        return false;
    }
}
