using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Reads who gets an order, and where, from what a customer writes. What it does not find is null.</summary>
public static class DeliveryReader
{
    /// <summary>
    /// Reads a message. While delivery data are <paramref name="awaited"/>, words without a label are taken for what is missing:
    /// a lone number for the branch, an unknown pair of words for the name, an unknown capitalised word for the town.
    /// </summary>
    public static Recipient Read(ImmutableArray<Token> tokens, string? phone, Recipient known, bool awaited)
    {
        var used = new bool[tokens.Length];
        for (var index = 0; index < tokens.Length; index++)
            used[index] = tokens[index].Is("field");

        var branch = BranchReader.Labelled(tokens, used);
        var city = TownReader.Read(tokens, used, awaited);
        if (awaited && branch is null && known.Branch is null)
            branch = BranchReader.Bare(tokens, used);
        var name = NameReader.Read(tokens, used, known, awaited && !known.HasFullName && !tokens.Any(Asks));
        if (awaited && city is null && known.City is null)
            city = TownReader.Unknown(tokens, used, known.HasFullName || name is not null);
        return new Recipient { FullName = name, Phone = phone, City = city, Branch = branch };
    }

    /// <summary>Words of a question or a choice: unknown words beside them are no name.</summary>
    private static bool Asks(Token token) =>
        token.Is("question") || token.Is("have") || token.Is("howmuch") || token.Is("show") || token.Is("sizeword");
}
