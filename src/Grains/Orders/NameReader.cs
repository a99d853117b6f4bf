using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Finds the recipient's name: neighbouring words of one part of the message, of which at least one is surely a name.</summary>
internal static class NameReader
{
    // Each word may have a hyphen in it.
    private const int MaxWords = 4, MaxTokens = 2 * MaxWords;

    /// <summary>The name; a single word if only that was told.</summary>
    /// <param name="tokens">The message.</param>
    /// <param name="used">Words that are something else; those of the name are added.</param>
    /// <param name="known">What the order knows.</param>
    /// <param name="awaited">Whether nobody has told the name yet.</param>
    /// <param name="hasOthers">Whether the message gives other delivery data.</param>
    public static string? Read(ImmutableArray<Token> tokens, bool[] used, Recipient known, bool awaited, bool hasOthers)
    {
        if (awaited && NameLabels.Read(tokens, used) is { } labelled)
            return labelled;

        var parts = MessagePart.Of(tokens, used);
        if (awaited && Whole(tokens, used, parts, hasOthers) is { } whole)
            return whole;

        hasOthers |= used.Contains(true);
        foreach (var part in parts)
        {
            for (var start = part.Start; start < part.End;)
            {
                var end = RunEnd(tokens, start, part.End);
                var (from, to) = Trimmed(tokens, start, end);
                from -= IsSurname(tokens, used, from - 1, to) ? 1 : 0;
                if (Words(tokens, from, to) >= 2 && IsName(tokens, from, to, awaited, hasOthers) && !IsGoods(tokens[from..to]))
                    return Nominative(tokens, from, Spelling.TakeName(tokens, used, from, to - from));

                start = Math.Max(end, start + 1);
            }
        }

        return awaited
            ? Introduced(tokens, used) ?? Single(tokens, used, parts, completes: known.FullName is not null)
            : NameCorrections.Read(tokens, used, known) ?? Introduced(tokens, used);
    }

    /// <summary>
    /// A part of the message that is a first name and one to three words more. They may mean anything: "Козел Ігор", "Роза Біла". Of
    /// several such parts the one whose words mean least.
    /// </summary>
    private static string? Whole(ImmutableArray<Token> tokens, bool[] used, ImmutableArray<MessagePart> parts, bool hasOthers)
    {
        (MessagePart Part, int Meanings)? best = null;
        foreach (var part in parts)
        {
            if (part.End - part.Start > MaxTokens)
                continue;

            var words = tokens[part.Start..part.End];
            if (Words(tokens, part.Start, part.End) is < 2 or > MaxWords
                || !words.Any(PersonNames.IsFirst)
                || (!hasOthers && IsCareless(words))
                || !Fit(tokens, part, hasOthers)
                || IsGoods(words))
                continue;

            var meanings = words.Count(word => word is { Tags.Count: > 0, Guessed: false } && !PersonNames.IsFirst(word));
            if (best is null || meanings < best.Value.Meanings)
                best = (part, meanings);
        }

        return best is { Part: var found }
            ? Nominative(tokens, found.Start, Spelling.TakeName(tokens, used, found.Start, found.End - found.Start))
            : null;
    }

    /// <summary>
    /// Small letters in a message of nothing else: two words are a name, "тоді анна" is a dress, and more are a sentence unless a
    /// patronymic closes them.
    /// </summary>
    private static bool IsCareless(ImmutableArray<Token> words) =>
        !words.All(word => word.Capitalised || Spelling.IsParticle(word))
        && (words.Any(word => word.Is("product")) || (words.Length > 2 && !PersonNames.IsPatronymic(words[^1])));

    /// <summary>Whether each word of a part may belong to a name. Behind a first name, in capitals, any word is a surname.</summary>
    private static bool Fit(ImmutableArray<Token> tokens, MessagePart part, bool hasOthers)
    {
        var words = tokens[part.Start..part.End];
        var isTrusted = hasOthers || (words.Length == tokens.Length && words.All(word => word.Capitalised));
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            var isSurname = hasOthers && words.Length == 2 && index == 1 && word.Capitalised && PersonNames.IsFirst(words[0]);
            var fits = CanBeName(word) || Spelling.IsParticle(word) || NameWords.IsInitial(tokens, part.Start + index) || isSurname
                || (isTrusted && word.Text.Length >= 2 && !NameWords.IsSpeech(word)
                    && (words.Length == 2 || word.Capitalised || !word.Is(Lexicon.PlainTag)));
            if (!fits)
                return false;
        }

        return true;
    }

    /// <summary>"Сукня Анна" is a dress, "Олена Сукня" a person.</summary>
    private static bool IsGoods(ImmutableArray<Token> words)
    {
        for (var index = 0; index + 1 < words.Length; index++)
        {
            if (words[index].Is("category") && words[index + 1].Is("product"))
                return true;
        }

        return false;
    }

    /// <summary>How many words there are; two with a hyphen are one.</summary>
    private static int Words(ImmutableArray<Token> tokens, int from, int to)
    {
        var words = 0;
        for (var index = from; index < to; index++)
            words += (index > from && Spelling.IsJoined(tokens[index])) || Spelling.IsParticle(tokens[index]) ? 0 : 1;
        return words;
    }

    private static int RunEnd(ImmutableArray<Token> tokens, int start, int last)
    {
        var end = start;
        while (end < Math.Min(last, start + MaxTokens)
            && (CanBeName(tokens[end]) || NameWords.IsInitial(tokens, end))
            && Words(tokens, start, end + 1) <= MaxWords)
            end++;
        return end;
    }

    private static bool CanBeName(Token token) =>
        token.Kind is TokenKind.Word
        && token.Text.Length >= 2
        && (token.Tags.Count == 0
            || token.Guessed
            || PersonNames.IsFirst(token)
            || (token.Capitalised && NameWords.AreNamesakes(token)));

    /// <summary>Without words at both ends that are no name: "це Петренко Олена", "Зараз Петренко Олена".</summary>
    private static (int From, int To) Trimmed(ImmutableArray<Token> tokens, int from, int to)
    {
        var isWhole = to - from == 3 && PersonNames.IsPatronymic(tokens[to - 1]);
        while (from < to
            && !isWhole
            && (!tokens[from].Capitalised || (Words(tokens, from, to) > 2 && IsOpening(tokens, from)))
            && !PersonNames.IsLikely(tokens[from])
            && !(from + 1 < to && Spelling.IsJoined(tokens[from + 1])))
            from++;
        while (from < to && !tokens[to - 1].Capitalised && !PersonNames.IsLikely(tokens[to - 1]))
            to--;
        return (from, to);
    }

    /// <summary>"Малина Ганна Петрівна": whatever a word means, before a first name and a patronymic it is the surname.</summary>
    private static bool IsSurname(ImmutableArray<Token> tokens, bool[] used, int index, int to) =>
        index >= 0 && to - index == 3 && !used[index] && PersonNames.AreAt(tokens, index + 1)
        && tokens[index] is { Kind: TokenKind.Word, Capitalised: true, Text.Length: >= 3 } && !tokens[index + 1].AfterComma
        && tokens[index].Sentence == tokens[to - 1].Sentence && !tokens[index].Is("child") && !IsOpening(tokens, index);

    /// <summary>A capital letter says nothing at the beginning of a sentence.</summary>
    private static bool IsOpening(ImmutableArray<Token> tokens, int index) =>
        index == 0 || tokens[index].Sentence != tokens[index - 1].Sentence;

    private static bool IsName(ImmutableArray<Token> tokens, int from, int to, bool awaited, bool hasOthers)
    {
        var words = tokens[from..to];
        var isSure = words.Any(PersonNames.IsLikely);
        var isWritten = words.All(word => word.Capitalised);
        return awaited ? isSure || (isWritten && (hasOthers || words.Length == tokens.Length)) : isSure && isWritten;
    }

    /// <summary>"Мене звати Олена".</summary>
    private static string? Introduced(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 1; index < tokens.Length; index++)
        {
            if (tokens[index - 1].Is("callme") && !used[index] && CanBeName(tokens[index]) && PersonNames.IsLikely(tokens[index]))
                return Spelling.TakeName(tokens, used, index, 1);
        }

        return null;
    }

    /// <summary>One word of the name, which stands alone: the rest comes in another message, or came before.</summary>
    private static string? Single(ImmutableArray<Token> tokens, bool[] used, ImmutableArray<MessagePart> parts, bool completes)
    {
        foreach (var part in parts)
        {
            var token = tokens[part.Start];
            // "Ліна", and then "Ткач": what is missing of the name.
            var isOne = part.End - part.Start <= MaxTokens && Words(tokens, part.Start, part.End) == 1
                && (!completes || (part.Start == 0 && token.Text.Length >= 3));
            if (isOne && CanBeName(token) && !token.Is("product") && (PersonNames.IsLikely(token) || completes))
                return Spelling.TakeName(tokens, used, part.Start, part.End - part.Start);
        }

        for (var index = 0; index < tokens.Length; index++)
        {
            if (!used[index]
                && CanBeName(tokens[index])
                && !tokens[index].Is("product")
                && PersonNames.IsLikely(tokens[index])
                && (tokens[index].Capitalised || !PersonNames.IsFirst(tokens[index]))
                && StandsAlone(tokens, used, index))
                return Spelling.TakeName(tokens, used, index, 1);
        }

        return null;
    }

    private static bool StandsAlone(ImmutableArray<Token> tokens, bool[] used, int index) =>
        (index == 0 || tokens[index].AfterComma || used[index - 1] || !CanBeName(tokens[index - 1]))
        && (index + 1 == tokens.Length || tokens[index + 1].AfterComma || used[index + 1] || !CanBeName(tokens[index + 1]));

    /// <summary>"Оформлюйте на Мороз Світлану": names of women as they are called.</summary>
    private static string Nominative(ImmutableArray<Token> tokens, int from, string name) =>
        from > 0 && tokens[from - 1].Text is "на" or "для"
            ? string.Join(' ', name.Split(' ').Select(NameWords.Nominative))
            : name;
}
