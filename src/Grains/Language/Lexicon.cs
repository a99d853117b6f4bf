using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MirtAi.Grains.Language;

/// <summary>
/// What words mean, as tags. A word is looked up as written; if Latin, by its sound; and if still unknown and long
/// enough, with one letter wrong. Immutable.
/// </summary>
public sealed class Lexicon
{
    /// <summary>How many unknown words of a text are tried with a typo.</summary>
    public const int MaxCorrections = 40;

    /// <summary>How many tokens of a text with hidden words are looked at.</summary>
    public const int MaxHiddenTokens = 2_000;

    /// <summary>The tag of words that mean nothing by themselves.</summary>
    public const string PlainTag = "word";

    private static readonly FrozenSet<string> Numbers = FrozenSet.ToFrozenSet(["number"], StringComparer.Ordinal);

    // Sums for which nothing is sold.
    private static readonly FrozenSet<string> Pittances = FrozenSet.ToFrozenSet(["number", "pittance"], StringComparer.Ordinal);

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
        mistyped = new TypoIndex([.. entries.Where(entry => entry.Tag != PlainTag)]);
    }

    /// <summary>
    /// The words that every shop's customers use, from <c>Words/concepts.txt</c> and <c>Words/foreign.txt</c>; and the plain words of the
    /// other lists, which mean nothing by themselves but are no misspellings either.
    /// </summary>
    public static Lexicon Common { get; } = new(
        [
            .. from section in WordFile.Sections("concepts.txt").Concat(WordFile.Sections("foreign.txt"))
               from word in Words(section.Entry)
               select (WordPattern.Parse(word), section.Name),
            .. from entry in WordFile.Sections("phrases.txt")
                .Concat(PromptInjectionPatterns.Words)
                .Concat(WordFile.Sections("languages.txt"))
               from word in Words(entry.Entry)
               where char.IsLetter(word[0])
               select (WordPattern.Parse(word), PlainTag),
            .. from line in WordFile.Read("function-words.txt")
               from word in Words(line)
               where IsCyrillic(word)
               select (WordPattern.Parse(word), PlainTag),
        ]);

    /// <summary>This lexicon and more words.</summary>
    public Lexicon With(IEnumerable<(WordPattern Pattern, string Tag)> more) => new([.. entries, .. more]);

    /// <summary>The tokens of a text with their tags.</summary>
    public ImmutableArray<Token> Read(string text)
    {
        var corrections = MaxCorrections;
        var known = new Dictionary<string, Token>(StringComparer.Ordinal);
        var tokens = Tokenizer.Cut(text);
        var read = ImmutableArray.CreateBuilder<Token>(tokens.Length);
        foreach (var token in tokens)
        {
            if (!known.TryGetValue(token.Text, out var tagged))
                known[token.Text] = tagged = Tagged(token, ref corrections);
            read.Add(token with { Tags = tagged.Tags, Guessed = tagged.Guessed });
        }

        return read.MoveToImmutable();
    }

    /// <summary>The same for the whole of a text that hides its words: nothing is taken for a misspelling.</summary>
    public ImmutableArray<Token> ReadHidden(string text)
    {
        var corrections = 0;
        var known = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal);
        var tokens = ImmutableArray.CreateBuilder<Token>();
        foreach (var token in Tokenizer.Cut(text, MaxHiddenTokens))
        {
            if (!known.TryGetValue(token.Text, out var tags))
                known[token.Text] = tags = Tagged(token, ref corrections).Tags;
            tokens.Add(token with { Tags = tags });
        }

        return tokens.ToImmutable();
    }

    private Token Tagged(Token token, ref int corrections)
    {
        if (token.Kind is TokenKind.Number)
            return token with { Tags = IsPittance(token.Text) ? Pittances : Numbers };

        var tags = new HashSet<string>(StringComparer.Ordinal);
        written.Find(token.Text, tags);
        if (tags.Count == 0 && token is { Kind: TokenKind.Word, Text.Length: >= 2 } && token.Text[0] is >= 'a' and <= 'z')
            sounded.Find(PhoneticKey.Of(token.Text), tags);
        if (tags.Count == 0 && token is { Kind: TokenKind.Word, Text.Length: > 5 })
            FindSource(token.Text, tags);
        var guessed = tags.Count == 0 && token is { Kind: TokenKind.Word, Text.Length: >= TypoIndex.MinLength } && corrections-- > 0;
        if (guessed)
            mistyped.Find(token.Text, tags);
        return token with { Tags = tags.ToFrozenSet(StringComparer.Ordinal), Guessed = guessed && tags.Count > 0 };
    }

    private void FindSource(string diminutive, HashSet<string> tags)
    {
        foreach (var source in Diminutives.Sources(diminutive))
        {
            written.Find(source, tags);
            if (tags.Count > 0)
                return;
        }
    }

    private static bool IsPittance(string number) => number.Length <= 2 || number is "100";

    private static string[] Words(string entry) => entry.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsCyrillic(string word) => word.Length > 0 && word[0] is >= 'а' and <= 'ӿ';
}
