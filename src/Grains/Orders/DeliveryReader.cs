using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Reads who gets an order, and where, from what a customer writes. What it does not find is null.</summary>
public static class DeliveryReader
{
    // A greater number may be a size or a sum.
    private const int MaxCorrection = 4, LeastHeight = 80;

    /// <summary>
    /// Reads a message. While delivery data are <paramref name="awaited"/>, words without a label are taken for what is missing:
    /// a lone number for the branch, an unknown pair of words for the name, an unknown capitalised word for the town.
    /// </summary>
    public static Recipient Read(ImmutableArray<Token> tokens, string? phone, Recipient known, bool awaited) =>
        Find(tokens, phone, known, awaited).Recipient;

    /// <summary>The same, and which words of the message it rests on: they say nothing else.</summary>
    public static DeliveryMention Find(ImmutableArray<Token> tokens, string? phone, Recipient known, bool awaited)
    {
        var used = new bool[tokens.Length];
        for (var index = 0; index < tokens.Length; index++)
            used[index] = tokens[index].Is("field") && !(tokens[index].Guessed && TownWords.IsTownWord(tokens, index - 1));
        var labels = used.ToImmutableArray();

        var isLast = known is { HasFullName: true, Phone: not null, City: not null, Branch: null };
        var branch = BranchReader.Corrected(tokens, used, known.Branch) ?? AddressCorrections.Read(tokens, used, known.Branch)
            ?? BranchReader.Labelled(tokens, used, insists: isLast);
        var asks = phone is null && tokens.Any(Asks);
        var city = awaited || !asks ? TownReader.Read(tokens, used, awaited) : null;
        var isNumber = known.Branch is null ? awaited : IsTownAndNumber(tokens, used, city) || IsCorrectedNumber(tokens);
        if (isNumber && branch is null && !tokens.Any(BranchWords.IsIndex))
            branch = BranchReader.Bare(tokens, used);
        var hasOthers = (phone ?? branch ?? city) is not null;
        var name = NameReader.Read(tokens, used, known, awaited && !known.HasFullName && !asks, hasOthers);
        if (awaited && city is null && known.City is null)
            city = TownReader.Unknown(tokens, used, known.HasFullName || name is not null);
        return new DeliveryMention(
            new Recipient { FullName = name, Phone = phone, City = city, Branch = branch },
            [.. used.Select((isUsed, index) => isUsed && !labels[index])]);
    }

    /// <summary>"Полтава 26": a number beside a town and nothing else is the branch there, also where another one was known.</summary>
    private static bool IsTownAndNumber(ImmutableArray<Token> tokens, bool[] used, string? city) =>
        city is not null && tokens.Select((token, index) => used[index] || token.Kind is TokenKind.Number).All(isRead => isRead)
        && tokens.Count(token => token.Kind is TokenKind.Number) == 1;

    /// <summary>"Oh, 18!": a number that the customer takes the branch back for. 1 and 2 may be a choice.</summary>
    private static bool IsCorrectedNumber(ImmutableArray<Token> tokens) =>
        tokens.Length <= MaxCorrection && tokens.Count(token => token.Kind is TokenKind.Number) == 1
        && tokens.Any(token => token.Number is > 2 and < LeastHeight)
        && tokens.Any(token => BranchWords.IsCorrection(token))
        && tokens.All(token => token.Kind is TokenKind.Number or TokenKind.Emoji || BranchWords.IsCorrection(token));

    /// <summary>Words of a question or a choice: unknown words beside them are no name.</summary>
    private static bool Asks(Token token) =>
        token.Is("question") || token.Is("have") || token.Is("howmuch") || token.Is("show") || token.Is("sizeword");
}
