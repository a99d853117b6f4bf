using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Words of places in any message: "Кривий Ріг" is nothing crooked, "до села Бахів" nothing that sat down.</summary>
public static class PlaceWords
{
    // An address stands among the first words of a message; to look for towns in a book takes a book's time.
    private const int MaxTokens = 300;

    /// <summary>The message with words of towns and streets that mean nothing else.</summary>
    public static ImmutableArray<Token> Hide(ImmutableArray<Token> tokens)
    {
        var places = new bool[tokens.Length];
        AddressReader.Read(tokens, places);
        for (var index = 0; index < Math.Min(tokens.Length, MaxTokens); index++)
        {
            if (!tokens[index].Capitalised || places[index])
                continue;

            if (TownWords.IsTownWord(tokens, index - 1) && !tokens[index].AfterComma)
                places[index - 1] = places[index] = true;
            else if (Towns.At(tokens, index) is { IsExact: true } town && IsPlace(tokens, town))
                places.AsSpan(index, town.Length).Fill(true);
        }

        return places.Contains(true)
            ? [.. tokens.Select((token, index) => places[index] ? token with { Tags = FrozenSet<string>.Empty } : token)]
            : tokens;
    }

    private static bool IsPlace(ImmutableArray<Token> tokens, TownMention town)
    {
        for (var index = town.Start; index < town.End; index++)
        {
            if (!tokens[index].Capitalised)
                return false;
        }

        // Villages are called like people and like goods, too.
        return town.Length > 1
            || (TownWords.IsPreposition(tokens, town.Start - 1)
                && !PersonNames.IsFirst(tokens[town.Start]) && !tokens[town.Start].Is("product"));
    }
}
