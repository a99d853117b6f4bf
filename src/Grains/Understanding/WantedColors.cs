using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>The colours that a customer wants: of "not pink but gray" only gray.</summary>
internal static class WantedColors
{
    private const string Prefix = "color:", Exchanging = "exchange-policy";
    private const int Reach = 2, Beyond = 4;

    private static readonly ImmutableHashSet<string> Before =
        ["не", "not", "крім", "окрім", "кроме", "except", "замість", "вместо", "instead", "без", "no"];

    private static readonly ImmutableHashSet<string> Negations = ["не", "ні", "нет", "not", "dont", "doesnt", "isnt"];

    private static readonly ImmutableHashSet<string> Weary =
    [
        "повно", "багато", "много", "набрид", "набридло", "набридла", "надоел", "надоело", "надоела", "приївся", "досить", "хватает",
        "полно",
    ];

    /// <summary>Their ids, in order.</summary>
    public static ImmutableArray<string> Of(CatalogMention mention)
    {
        var refused = Refused(mention.Tokens).ToHashSet(StringComparer.Ordinal);
        return refused.Count == 0 ? mention.Colors : [.. mention.Colors.Where(color => !refused.Contains(color))];
    }

    /// <summary>What a message says, without the terms of exchange if one colour is to be changed to another.</summary>
    public static FrozenSet<string> Respected(FrozenSet<string> labels, ImmutableArray<Token> tokens) =>
        labels.Contains(Exchanging)
        && Enumerable.Range(0, tokens.Length).Any(index => tokens[index].Is("color") && IsExchanged(tokens, index))
            ? labels.Where(label => label != Exchanging).ToFrozenSet(StringComparer.Ordinal)
            : labels;

    /// <summary>Ids of the colours that are named only to be refused.</summary>
    public static IEnumerable<string> Refused(ImmutableArray<Token> tokens)
    {
        var colors = Enumerable.Range(0, tokens.Length).Where(index => tokens[index].Is("color")).ToList();
        var refused = colors.Where(index => IsRefused(tokens, index)).SelectMany(index => Ids(tokens[index]));
        var wanted = colors.Where(index => !IsRefused(tokens, index)).SelectMany(index => Ids(tokens[index])).ToHashSet();
        return refused.Distinct(StringComparer.Ordinal).Where(color => !wanted.Contains(color));
    }

    /// <summary>The message in which "is it made of gold?" names no colour.</summary>
    public static ImmutableArray<Token> WithoutMaterials(ImmutableArray<Token> tokens) =>
    [
        .. tokens.Select((token, index) =>
            index > 0 && token.Text is "золота" or "срібла" or "серебра" && tokens[index - 1].Text is "з" or "із" or "из"
                ? token with { Tags = FrozenSet<string>.Empty }
                : token),
    ];

    private static IEnumerable<string> Ids(Token token) =>
        token.Tags.Where(tag => tag.StartsWith(Prefix, StringComparison.Ordinal)).Select(tag => tag[Prefix.Length..]);

    private static bool IsRefused(ImmutableArray<Token> tokens, int color) =>
        IsRefusedBefore(tokens, color) || IsRefusedAfter(tokens, color) || IsExchanged(tokens, color);

    /// <summary>"Can the black one be changed to pink?"</summary>
    private static bool IsExchanged(ImmutableArray<Token> tokens, int color)
    {
        var to = color + 1;
        while (to < tokens.Length && to <= color + Reach + 1 && tokens[to].Text is not ("на" or "to" or "for"))
            to++;
        return to + 1 < tokens.Length && tokens[to].Text is "на" or "to" or "for" && tokens[to + 1].Is("color")
            && tokens.Any(token => token.Is("exchange") || token.Text.StartsWith("chang", StringComparison.Ordinal));
    }

    private static bool IsRefusedBefore(ImmutableArray<Token> tokens, int color)
    {
        for (var place = color - 1; place >= Math.Max(0, color - Reach); place--)
        {
            if (tokens[place].Sentence != tokens[color].Sentence || tokens[place].Is("color") || tokens[place + 1].AfterComma)
                return false;
            if (Before.Contains(tokens[place].Text) || IsThan(tokens, place))
                return true;
            if (IsNegated(tokens, place) && (tokens[place].Is("want") || tokens[place].Is("like")))
                return true;
        }

        return false;
    }

    /// <summary>"Something darker than pink".</summary>
    private static bool IsThan(ImmutableArray<Token> tokens, int place) =>
        tokens[place].Text is "за" or "ніж" or "чем" or "than"
        && place > 0
        && (tokens[place - 1].Text.EndsWith("ше", StringComparison.Ordinal)
            || tokens[place - 1].Text.EndsWith("ее", StringComparison.Ordinal)
            || tokens[place - 1].Text.EndsWith("er", StringComparison.Ordinal));

    /// <summary>"Рожевий не хочу", "розовый не нравится", "рожевих у нас повно".</summary>
    private static bool IsRefusedAfter(ImmutableArray<Token> tokens, int color)
    {
        for (var place = color + 1; place <= Math.Min(tokens.Length - 1, color + Beyond); place++)
        {
            if (tokens[place].Sentence != tokens[color].Sentence || tokens[place].Is("color") || tokens[place].AfterComma)
                return false;
            if (Weary.Contains(tokens[place].Text))
                return true;
            if (IsNegated(tokens, place)
                && (tokens[place].Is("want") || tokens[place].Is("like") || tokens[place].Is("fit") || tokens[place].Is("buy")
                    || tokens[place].Text is "мій" or "наш" or "мой" or "дуже" or "очень" or "люблю" or "любить" or "носить" or "носит"
                        or "носимо" or "носим" or "пасує" or "личить" or "идет" or "йде"
                        or "треба" or "надо" or "потрібна" or "потрібно" or "нужна" or "нужно" or "needed"))
                return true;
        }

        return false;
    }

    private static bool IsNegated(ImmutableArray<Token> tokens, int place) =>
        place > 0 && Negations.Contains(tokens[place - 1].Text) && !tokens[place].AfterComma
        || place > 1 && Negations.Contains(tokens[place - 2].Text) && !tokens[place - 1].AfterComma && !tokens[place].AfterComma;
}
