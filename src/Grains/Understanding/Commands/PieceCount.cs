using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads that several pieces are meant: "two dresses", "for two daughters", "for the twins", "both".</summary>
internal static class PieceCount
{
    private const int Most = 5, Reach = 2, ReachOfHeight = 4;

    private static readonly FrozenSet<string> Twins = FrozenSet.ToFrozenSet(
    [
        "двійнята", "двійнят", "двійнятам", "двійнятком", "двійняшки", "двійняшок", "двійняшкам", "двойняшки", "двойняшек", "двойняшкам",
        "близнюки", "близнюкам", "близнюків", "близнята", "близнят", "близнятам", "близняшки", "близняшок", "близняшек", "близняшкам",
        "близнецы", "близнецов", "близнецам", "twins",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Both = FrozenSet.ToFrozenSet(
    [
        "обидва", "обидві", "обоє", "обох", "обом", "оба", "обе", "обоих", "обеих", "обоим", "обеим", "both",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Ones = FrozenSet.ToFrozenSet(
        ["один", "одна", "одну", "одне", "одно", "одного", "одной", "одній", "одному", "one"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Two = FrozenSet.ToFrozenSet(["двом", "двоє", "двое", "двум"], StringComparer.Ordinal);

    /// <summary>Whether both of two are spoken of.</summary>
    public static bool IsBoth(Situation situation) => situation.Tokens.Any(token => Both.Contains(token.Text));

    /// <summary>"One gray, one orange".</summary>
    public static bool IsOneEach(Situation situation) => situation.Tokens.Count(token => Ones.Contains(token.Text)) > 1;

    /// <summary>Whether more than one piece is spoken of.</summary>
    public static bool IsSeveral(Situation situation) =>
        IsBoth(situation) || Of(situation, goods: true) is not null || IsForSeveral(situation);

    /// <summary>Whether it is for more than one child: so many are counted, or several are named with their heights.</summary>
    public static bool IsForSeveral(Situation situation) =>
        Of(situation, goods: false) is not null
        || (!situation.Utterance.Measures.Others.IsEmpty
            && (AreJoined(situation.Tokens) || situation.Tokens.Count(token => token.Is("child")) > 1))
        || (situation.Utterance.Measures.Size is not null && AreJoined(situation.Tokens)
            && !situation.Has("між", "между", "between", "від", "от", "from"));

    /// <summary>"For 110 and 128", "size 128 and 146", "128 and the same for 116": two heights or sizes that "and" joins.</summary>
    private static bool AreJoined(ImmutableArray<Token> tokens)
    {
        for (var index = 0; index + 2 < tokens.Length; index++)
        {
            if (!IsHeight(tokens[index]) || tokens[index + 1].Text is not ("і" or "й" or "та" or "и" or "and" or "+"))
                continue;
            var next = index + 2;
            while (next < tokens.Length && next <= index + 1 + ReachOfHeight && tokens[next].Kind is TokenKind.Word)
                next++;
            if (next < tokens.Length && IsHeight(tokens[next]) && tokens[next].Number != tokens[index].Number)
                return true;
        }

        return false;
    }

    private static bool IsHeight(Token token) => token.Number is >= BodyMeasures.MinHeight and <= BodyMeasures.GreatestHeight;

    /// <summary>Whether it is for twins, who wear one size.</summary>
    public static bool IsForTwins(Situation situation) => situation.Tokens.Any(token => Twins.Contains(token.Text));

    /// <summary>How many pieces or, else, how many children; null if no number between 2 and 5 counts them.</summary>
    public static int? Of(Situation situation, bool goods)
    {
        if (!goods && IsForTwins(situation))
            return 2;

        var tokens = NumberWords.Joined(situation.Tokens);
        for (var index = 0; index < tokens.Length; index++)
        {
            if (NumberAt(tokens, index) is { } number && Follows(tokens, index, goods))
                return number;
        }

        return null;
    }

    private static int? NumberAt(ImmutableArray<Token> tokens, int index) =>
        Two.Contains(tokens[index].Text) ? 2 : tokens[index].Number is > 1 and <= Most and var number ? number : null;

    private static bool Follows(ImmutableArray<Token> tokens, int index, bool goods)
    {
        for (var place = index + 1; place <= index + Reach && place < tokens.Length && tokens[place].Kind is TokenKind.Word; place++)
        {
            var token = tokens[place];
            if (token.AfterComma || token.Is("age") || token.Is("sizeword") || token.Is("branchword"))
                return false;
            if (goods ? token.Is("product") || token.Is("category") : token.Is("child"))
                return true;
        }

        return false;
    }
}
