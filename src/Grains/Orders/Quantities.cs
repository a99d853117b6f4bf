using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>How many pieces of a product a message asks for.</summary>
public static class Quantities
{
    /// <summary>The greatest number that is not wholesale.</summary>
    public const int Most = 9;

    /// <summary>
    /// "2 шт", "дві штуки", "беру дві"; null if the message names none. A number that measures or counts something else is none.
    /// </summary>
    public static int? In(ImmutableArray<Token> written)
    {
        var tokens = NumberWords.Joined(written);
        for (var index = 0; index < tokens.Length; index++)
        {
            if (tokens[index].Number is > 1 and <= Most and var number && (IsPieces(tokens, index) || EndsOrder(tokens, index)))
                return number;
        }

        return null;
    }

    private static bool IsPieces(ImmutableArray<Token> tokens, int index) => index + 1 < tokens.Length
        && tokens[index + 1].Text is "шт" or "штуки" or "штук" or "штучки" or "pieces" or "pcs" or "sht" or "shtuky" or "shtuki" or "shtuk"
            or "таких" or "такі" or "однакові" or "одинаковых" or "одинаковые";

    /// <summary>"Беру дві", with nothing behind the number.</summary>
    private static bool EndsOrder(ImmutableArray<Token> tokens, int index) =>
        index + 1 == tokens.Length && index > 0 && (tokens[index - 1].Is("buy") || tokens[index - 1].Is("ordering"));
}
