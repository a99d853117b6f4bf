using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>How likely a place is meant where its name stands: most villages are called as people, things and colours are.</summary>
/// <param name="tokens">The message.</param>
/// <param name="used">Words that are something else.</param>
/// <param name="awaited">Whether a place is asked for, so that it may be written carelessly.</param>
/// <param name="hasRegion">Whether the customer names a region or a district.</param>
internal sealed class TownContext(ImmutableArray<Token> tokens, bool[] used, bool awaited, bool hasRegion)
{
    private const int OfCity = 3, OfPlace = 1, OfLabel = 5, OfPosition = 2, OfWord = 1, OfName = -3;

    /// <summary>How likely; null if it is not meant at all.</summary>
    public int? Score(TownMention mention, bool hasRivals)
    {
        var isLabelled = TownWords.IsTownWord(tokens, mention.Start - 1) && !tokens[mention.Start].AfterComma;
        if (!isLabelled && IsSurname(mention))
            return null;
        var isPlaced = TownWords.IsPreposition(tokens, mention.Start - 1) && !tokens[mention.Start].AfterComma;
        var isAlone = TownWords.StandsAlone(tokens, used, mention.Start, mention.Length);
        var isWritten = IsWritten(mention);
        var isMeant = mention.Kind is PlaceKind.City
            ? IsCityMeant(mention, isLabelled, isAlone, isWritten)
            : IsPlaceMeant(mention, isLabelled, isPlaced, isAlone, isWritten);
        if (!isMeant)
            return null;

        return (mention.Kind is PlaceKind.City ? OfCity : OfPlace)
            + (isLabelled ? OfLabel : 0)
            + (isPlaced || isAlone ? OfPosition : 0)
            + (mention.Length - 1 + (mention.IsExact ? OfWord : 0))
            + (hasRivals && !isLabelled && IsPartOfName(mention) ? OfName : 0);
    }

    private bool IsCityMeant(TownMention mention, bool isLabelled, bool isAlone, bool isWritten) =>
        isLabelled
        || (isWritten && (mention.IsExact || awaited))
        || (awaited
            && (isAlone || (mention.IsExact && !mention.IsWord))
            && (mention.Length > 1 || !PersonNames.IsFirst(tokens[mention.Start])));

    private bool IsPlaceMeant(TownMention mention, bool isLabelled, bool isPlaced, bool isAlone, bool isWritten)
    {
        if (mention.Length > 1 && mention.IsCalled && (isWritten || (awaited && isAlone)))
            return true;
        if (isLabelled)
            return isWritten || (awaited && TownWords.IsLong(tokens[mention.Start - 1]));
        if (!isWritten || !mention.IsExact)
            return false;
        if (hasRegion)
            return isAlone || isPlaced;

        return isPlaced && awaited && !PersonNames.IsLikely(tokens[mention.Start])
            || (isAlone && awaited && mention.IsCalled && !mention.IsWord && !PersonNames.IsLikely(tokens[mention.Start]));
    }

    private bool IsWritten(TownMention mention)
    {
        for (var index = mention.Start; index < mention.End; index++)
        {
            if (!tokens[index].Capitalised)
                return false;
        }

        return true;
    }

    /// <summary>"Малина Ганна Петрівна": no town, nor a village's name, beside a first name and a patronymic.</summary>
    private bool IsSurname(TownMention mention)
    {
        if (mention.Length != 1 || (mention.Kind is PlaceKind.City && tokens[mention.Start].Text == Letters.Fold(mention.Name)))
            return false;

        var (start, end) = (mention.Start, mention.End);
        return (end + 1 < tokens.Length && PersonNames.AreAt(tokens, end) && !tokens[end].AfterComma)
            || (start >= 2 && PersonNames.AreAt(tokens, start - 2) && !tokens[start].AfterComma
                && (start == 2 || !tokens[start - 3].Capitalised));
    }

    /// <summary>"Наталя Львів, Полтава": a first name and nothing else beside it leaves the word for the surname.</summary>
    private bool IsPartOfName(TownMention mention)
    {
        if (mention.Length == 1 && PersonNames.IsFirst(tokens[mention.Start]))
            return true;

        var hasBefore = !TownWords.Opens(tokens, used, mention.Start);
        var hasBehind = mention.End < tokens.Length && !TownWords.Opens(tokens, used, mention.End)
            && !BranchWords.IsBranch(tokens[mention.End]);
        if (hasBefore == hasBehind)
            return false;

        var only = hasBefore ? mention.Start - 1 : mention.End;
        var isAlone = hasBefore
            ? TownWords.Opens(tokens, used, only)
            : only + 1 == tokens.Length || TownWords.Opens(tokens, used, only + 1) || BranchWords.IsBranch(tokens[only + 1]);
        return isAlone && PersonNames.IsFirst(tokens[only]);
    }
}
