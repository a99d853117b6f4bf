namespace MirtAi.Grains.Language;

/// <summary>
/// How a word list writes a word: <c>сукн~</c> is a stem with an inflectional ending (<see cref="Endings"/>), <c>замовл*</c> a stem
/// with any ending, <c>так</c> this word alone.
/// </summary>
public readonly record struct WordPattern(string Stem, WordEnding Ending)
{
    /// <summary>Reads the notation above.</summary>
    public static WordPattern Parse(string notation)
    {
        var ending = notation[^1] switch
        {
            '~' => WordEnding.Inflected,
            '*' => WordEnding.Any,
            _ => WordEnding.None,
        };
        var stem = ending is WordEnding.None ? notation : notation[..^1];
        return new WordPattern(Letters.Fold(stem), ending);
    }

    /// <summary>Whether a folded word is this one, letter by letter.</summary>
    public bool Matches(string word) => Ending switch
    {
        WordEnding.None => word == Stem,
        WordEnding.Any => word.StartsWith(Stem, StringComparison.Ordinal),
        _ => word.StartsWith(Stem, StringComparison.Ordinal) && Endings.Allow(word.AsSpan(Stem.Length)),
    };
}
