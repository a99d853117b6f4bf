using System.Collections.Immutable;
using MirtAi.Grains.Language;
using MirtAi.Grains.Settings;

namespace MirtAi.Grains.Orders;

/// <summary>
/// Every city, settlement and village of Ukraine, from <c>Words/settlements.txt</c>, in every case, in Russian spelling and in
/// transliteration. Holds names and hashes of their stems, about 2 MB; looking a word up costs a binary search a letter.
/// </summary>
internal static class Settlements
{
    private const uint HashStart = 2_166_136_261;

    private const int LongestEnding = 4, LatinSlack = 5;

    // Shorter names differ in a letter from too many words.
    private const int LeastMisspelt = 7;

    private static readonly char[] WordBreaks = [' ', '-'];

    private static readonly Lazy<Index> Loaded = new(Read);

    /// <summary>Reads them now.</summary>
    public static void Load() => _ = Loaded.Value;

    /// <summary>
    /// The places whose name begins at a token: the longest name first; of those the one that is called so, unless a preposition asks for
    /// another case (<paramref name="isDeclined"/>); then the largest.
    /// </summary>
    public static IEnumerable<TownMention> At(ImmutableArray<Token> tokens, int start, bool isDeclined)
    {
        var index = Loaded.Value;
        return index.Starting(PhoneticKey.Of(tokens[start].Text))
            .Select(place => Mention(tokens, start, place, index))
            .OfType<TownMention>()
            .OrderByDescending(mention => mention.Length)
            .ThenByDescending(mention => mention.IsExact)
            .ThenByDescending(mention => !isDeclined && mention.IsCalled)
            .ThenBy(mention => mention.Kind)
            .ThenByDescending(mention => mention.IsCalled);
    }

    /// <summary>
    /// The oblasts, as letters of <c>Words/settlements.txt</c>, that have a place of this name: more than one, and the name alone does not
    /// tell where. A city stands for itself, whatever villages share its name.
    /// </summary>
    public static string OblastsOf(string name)
    {
        var index = Loaded.Value;
        var place = index.Names.IndexOf(name, StringComparer.OrdinalIgnoreCase);
        return place < 0 ? "" : index.Oblasts[place].Split('+')[0];
    }

    /// <summary>The city that a misspelt word means: the only one whose name is one letter away; null if none is, or several.</summary>
    public static string? Nearest(string word)
    {
        if (word.Length < LeastMisspelt)
            return null;

        var index = Loaded.Value;
        var near = Enumerable.Range(0, index.Names.Length)
            .Where(place => index.Kinds[place] is PlaceKind.City && Math.Abs(index.Names[place].Length - word.Length) <= 1)
            .Where(place => index.WordsOf(place) is [var name] && name[0] == word[0] && NearestName.Distance(name, word) == 1)
            .Take(2)
            .ToList();
        return near is [var only] ? index.Names[only] : null;
    }

    private static TownMention? Mention(ImmutableArray<Token> tokens, int start, int place, Index index)
    {
        var words = index.WordsOf(place);
        if (start + words.Length > tokens.Length)
            return null;

        var (isExact, isCalled) = (true, true);
        // The last word first: many names begin alike.
        for (var word = words.Length - 1; word >= 0; word--)
        {
            if (!Follows(tokens, start, word) || Likeness(words[word], tokens[start + word]) is not { } exact)
                return null;
            isExact &= exact;
            isCalled &= words[word] == tokens[start + word].Text;
        }

        return new TownMention(index.Names[place], start, words.Length, index.Kinds[place], isExact, isCalled, false);
    }

    private static bool Follows(ImmutableArray<Token> tokens, int start, int word) =>
        // A lone apostrophe is a word of no letters.
        tokens[start + word] is { Kind: TokenKind.Word, Text.Length: > 0 }
        && (word == 0 || (!tokens[start + word].AfterComma && tokens[start + word].Sentence == tokens[start].Sentence));

    /// <summary>True if the token is a case of the word, false if it sounds like one, null if neither.</summary>
    private static bool? Likeness(string word, Token token)
    {
        // Transliteration writes more letters, another alphabet's word at most one or none.
        var slack = token.Text[0] is >= 'а' and <= 'ӿ' ? 1 : LatinSlack;
        var surplus = token.Text.Length - word.Length;
        if (surplus > LongestEnding + slack || surplus < -LongestEnding - slack || !MayBeginAlike(word[0], token.Text[0]))
            return null;

        if (word == token.Text)
            return true;

        // Every form begins with the stem: what does not sound so is none of them.
        var key = PhoneticKey.Of(token.Text);
        if (!key.StartsWith(PhoneticKey.Of(word[..PlaceForms.StemLength(word)]), StringComparison.Ordinal))
            return null;

        var sounds = false;
        foreach (var form in PlaceForms.Of(word))
        {
            if (form == token.Text)
                return true;
            sounds = sounds || (Math.Abs(form.Length - token.Text.Length) <= slack && PhoneticKey.Of(form) == key);
        }

        return sounds ? false : null;
    }

    /// <summary>Words that sound alike begin with the same letter, but for those that Russian and Latin write otherwise.</summary>
    private static bool MayBeginAlike(char letter, char other) =>
        letter == other || other is < 'а' or > 'ӿ' || PhoneticKey.Of(letter.ToString()) == PhoneticKey.Of(other.ToString());

    private static Index Read()
    {
        var (names, kinds, oblasts) =
            (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<PlaceKind>(), ImmutableArray.CreateBuilder<string>());
        var stems = new List<(uint Hash, ushort Place)>();
        foreach (var (section, line) in WordFile.Sections("settlements.txt"))
        {
            foreach (var entry in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var sides = entry.Split('=');
                var (name, letters) = (sides[0].Replace('_', ' '), sides.Length > 1 ? sides[1] : "");
                var first = Letters.Fold(name.Split(WordBreaks)[0]);
                stems.Add((Hash(PhoneticKey.Of(first[..PlaceForms.StemLength(first)])), (ushort)names.Count));
                names.Add(name);
                kinds.Add(section switch { "village" => PlaceKind.Village, "settlement" => PlaceKind.Settlement, _ => PlaceKind.City });
                oblasts.Add(letters);
            }
        }

        var sorted = stems.OrderBy(stem => stem.Hash).ToImmutableArray();
        return new Index(
            names.ToImmutable(), kinds.ToImmutable(), oblasts.ToImmutable(), [.. sorted.Select(stem => stem.Hash)],
            [.. sorted.Select(stem => stem.Place)]);
    }

    /// <summary>FNV-1a.</summary>
    private static uint Hash(string key) => key.Aggregate(HashStart, Hash);

    private static uint Hash(uint hash, char letter) => unchecked((hash ^ letter) * 16_777_619u);

    private sealed record Index(
        ImmutableArray<string> Names, ImmutableArray<PlaceKind> Kinds, ImmutableArray<string> Oblasts, ImmutableArray<uint> Hashes,
        ImmutableArray<ushort> Places)
    {
        private readonly Dictionary<int, string[]> several = Enumerable.Range(0, Names.Length)
            .Where(place => Names[place].AsSpan().ContainsAny(' ', '-'))
            .ToDictionary(place => place, place => Array.ConvertAll(Names[place].Split(WordBreaks), word => Letters.Fold(word)));

        /// <summary>The folded words of a place's name.</summary>
        public string[] WordsOf(int place) => several.TryGetValue(place, out var words) ? words : [Letters.Fold(Names[place])];

        /// <summary>The places whose first word begins as a word of this key does.</summary>
        public IEnumerable<int> Starting(string key)
        {
            var hash = HashStart;
            foreach (var letter in key)
            {
                hash = Hash(hash, letter);
                var found = Hashes.AsSpan().BinarySearch(hash);
                while (found > 0 && Hashes[found - 1] == hash)
                    found--;
                for (; found >= 0 && found < Hashes.Length && Hashes[found] == hash; found++)
                    yield return Places[found];
            }
        }
    }
}
