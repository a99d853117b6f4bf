using System.Collections.Immutable;

namespace MirtAi.Grains.Language;

/// <summary>One place of a <see cref="Phrase"/>: the words and tags that may stand there.</summary>
internal sealed class PhraseElement
{
    private PhraseElement(string[] alternatives, bool afterGap)
    {
        AfterGap = afterGap;
        Tags = [.. alternatives.Where(part => part[0] == '@').Select(part => part[1..])];
        Words = [.. alternatives.Where(part => part[0] != '@').Select(WordPattern.Parse)];
    }

    /// <summary>The tags that may stand there.</summary>
    public ImmutableArray<string> Tags { get; }

    /// <summary>The words that may stand there.</summary>
    public ImmutableArray<WordPattern> Words { get; }

    /// <summary>Whether other words may stand before it.</summary>
    public bool AfterGap { get; }

    public static PhraseElement Parse(string notation, bool afterGap) =>
        new(notation.Split('|', StringSplitOptions.RemoveEmptyEntries), afterGap);

    public bool Matches(Token token)
    {
        foreach (var tag in Tags)
        {
            if (token.Is(tag))
                return true;
        }

        foreach (var word in Words)
        {
            if (word.Matches(token.Text))
                return true;
        }

        return false;
    }
}
