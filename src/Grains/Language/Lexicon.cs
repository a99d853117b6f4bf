using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MirtAi.Language;

/// <summary>
/// What words mean, as tags. A word is looked up as written; if Latin, by its sound; and if still unknown and long
/// enough, with one letter wrong. Immutable.
/// </summary>
public sealed class Lexicon
{
    /// <summary>How many unknown words of a text are tried with a typo.</summary>
    public const int MaxCorrections = 40;

    private static readonly FrozenSet<string> Numbers = FrozenSet.ToFrozenSet(["number"], StringComparer.Ordinal);

    private readonly ImmutableArray<(WordPattern Pattern, string Tag)> entries;
    private readonly StemIndex written;
    private readonly StemIndex sounded;
    private readonly TypoIndex mistyped;

    private Lexicon(ImmutableArray<(WordPattern Pattern, string Tag)> entries)
    {
        this.entries = entries;
        written = new StemIndex(entries, Endings.Allow);
        sounded = new StemIndex(
            [
                .. entries
                    .Where(entry => IsCyrillic(entry.Pattern.Stem))
                    .Select(entry => (entry.Pattern with { Stem = PhoneticKey.Of(entry.Pattern.Stem) }, entry.Tag))
                    .Where(entry => entry.Item1.Stem.Length >= 3 || entry.Item1 is { Ending: WordEnding.None, Stem.Length: 2 }),
            ],
            Endings.AllowKey);
        mistyped = new TypoIndex(entries);
    }

    /// <summary>The words that every shop's customers use, from <c>Words/concepts.txt</c>.</summary>
    public static Lexicon Common { get; } = new(
        [
            .. from section in WordFile.Sections("concepts.txt")
               from word in section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               select (WordPattern.Parse(word), section.Name),
        ]);

    /// <summary>This lexicon and more words.</summary>
    public Lexicon With(IEnumerable<(WordPattern Pattern, string Tag)> more) => new([.. entries, .. more]);

    /// <summary>The tokens of a text with their tags.</summary>
    public ImmutableArray<Token> Read(string text)
    {
        var corrections = MaxCorrections;
        return [.. Tokenizer.Cut(text).Select(token => token with { Tags = TagsOf(token, ref corrections) })];
    }

    private FrozenSet<string> TagsOf(Token token, ref int corrections)
    {
        if (token.Kind is TokenKind.Number)
            return Numbers;

        var tags = new HashSet<string>(StringComparer.Ordinal);
        written.Find(token.Text, tags);
        if (tags.Count == 0 && token is { Kind: TokenKind.Word, Text.Length: >= 2 } && token.Text[0] is >= 'a' and <= 'z')
            sounded.Find(PhoneticKey.Of(token.Text), tags);
        if (tags.Count == 0 && token is { Kind: TokenKind.Word, Text.Length: >= TypoIndex.LeastLength } && corrections-- > 0)
            mistyped.Find(token.Text, tags);
        return tags.ToFrozenSet(StringComparer.Ordinal);
    }

    private static bool IsCyrillic(string word) => word.Length > 0 && word[0] is >= 'а' and <= 'ӿ';
}
