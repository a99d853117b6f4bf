using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Language;

namespace MirtAi.Orders;

/// <summary>Reads who gets an order, and where, from what a customer writes. What it does not find is null.</summary>
public static class DeliveryReader
{
    private const int MaxNameWords = 3, MaxAddressWords = 8;

    /// <summary>
    /// Reads a message. While delivery data are <paramref name="awaited"/>, words without a label are taken for what is missing:
    /// a lone number for the branch, an unknown pair of words for the name, an unknown capitalised word for the town.
    /// </summary>
    public static Recipient Read(ImmutableArray<Token> tokens, string? phone, Recipient known, bool awaited)
    {
        var used = new bool[tokens.Length];
        var branch = LabelledBranch(tokens, used) ?? CourierAddress(tokens, used);
        var city = City(tokens, used, awaited);
        if (awaited && branch is null && known.Branch is null)
            branch = BareNumber(tokens, used);
        var name = Name(tokens, used, awaited && known.FullName is null && !tokens.Any(Asks));
        if (awaited && city is null && known.City is null)
            city = UnknownTown(tokens, used);
        return new Recipient { FullName = name, Phone = phone, City = city, Branch = branch };
    }

    private static string? LabelledBranch(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (!IsBranchWord(tokens[index]))
                continue;

            var place = NumberBeside(tokens, index);
            if (place < 0)
                continue;

            used[index] = used[place] = true;
            var isLocker = tokens.Any(token => token.Text.StartsWith("поштомат", StringComparison.Ordinal)
                || token.Text.StartsWith("почтомат", StringComparison.Ordinal) || token.Text is "locker");
            return (isLocker ? "поштомат " : "відділення ") + tokens[place].Text;
        }

        return null;
    }

    /// <summary>A street and what follows it, for a courier; a manager arranges that.</summary>
    private static string? CourierAddress(ImmutableArray<Token> tokens, bool[] used)
    {
        var street = tokens.ToList().FindIndex(token => token.Text is "вул" or "вулиця" or "вулиці" or "ул" or "улица" or "просп" or "проспект" or "бульвар" or "провулок" or "street");
        if (street < 0)
            return null;

        var end = Math.Min(tokens.Length, street + MaxAddressWords);
        var last = tokens.Take(end).ToList().FindLastIndex(token => token.Kind is TokenKind.Number);
        if (last < street)
            return null;

        for (var place = street; place <= last; place++)
            used[place] = true;
        return "кур'єр, " + string.Join(' ', tokens[street..(last + 1)].Select(token => token.Raw));
    }

    private static bool IsBranchWord(Token token) =>
        token.Is("branchword") || token.Text is "нп" or "np" or "пошта" or "пошти" or "почта" or "почты" or "locker" or "poshta";

    private static int NumberBeside(ImmutableArray<Token> tokens, int index)
    {
        for (var place = index + 1; place <= Math.Min(index + 3, tokens.Length - 1); place++)
        {
            if (IsBranchNumber(tokens[place]))
                return place;
        }

        return index > 0 && IsBranchNumber(tokens[index - 1]) ? index - 1 : -1;
    }

    private static bool IsBranchNumber(Token token) =>
        token.Kind is TokenKind.Number
        && int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and < 100_000;

    private static string? BareNumber(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (used[index] || !IsBranchNumber(tokens[index]) || IsMeasured(tokens, index))
                continue;

            used[index] = true;
            return "відділення " + tokens[index].Text;
        }

        return null;
    }

    /// <summary>"На 140" is a size, "15 см" a length, "200 грн" a price.</summary>
    private static bool IsMeasured(ImmutableArray<Token> tokens, int index) =>
        tokens.Take(index).Any(token => token.Sentence == tokens[index].Sentence && (token.Is("sizeword") || token.Is("height")))
        || (index > 0 && tokens[index - 1].Text is "на" or "for" && tokens[index].Text.Length == 3)
        || index + 1 < tokens.Length && (tokens[index + 1].Is("age") || tokens[index + 1].Is("cm") || tokens[index + 1].Is("currency"));

    private static string? City(ImmutableArray<Token> tokens, bool[] used, bool awaited)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (tokens[index].Kind is not TokenKind.Word || Towns.At(tokens, index) is not { } town)
                continue;

            // "сума" and "рівно" are words too: small letters count only where a town is expected.
            if (!tokens[index].Capitalised && !awaited && !IsTownWord(tokens, index - 1))
                continue;

            for (var place = index; place < index + town.Length; place++)
                used[place] = true;
            return town.Name;
        }

        for (var index = 0; index + 1 < tokens.Length; index++)
        {
            if (IsTownWord(tokens, index) && tokens[index + 1] is { Kind: TokenKind.Word, Capitalised: true })
            {
                used[index] = used[index + 1] = true;
                return tokens[index + 1].Raw;
            }
        }

        return null;
    }

    private static bool IsTownWord(ImmutableArray<Token> tokens, int index) =>
        index >= 0 && tokens[index].Text is "місто" or "город" or "м" or "г" or "с" or "село" or "селі" or "смт" or "пгт" or "city" or "village";

    private static string? Name(ImmutableArray<Token> tokens, bool[] used, bool awaited)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            var introduced = index > 0 && tokens[index - 1].Is("callme");
            var length = NameLength(tokens, used, index, awaited || introduced);
            if (length < (introduced ? 1 : 2))
                continue;

            for (var place = index; place < index + length; place++)
                used[place] = true;
            return string.Join(' ', tokens.Skip(index).Take(length).Select(token => Titled(token.Raw)));
        }

        return null;
    }

    private static int NameLength(ImmutableArray<Token> tokens, bool[] used, int index, bool lenient)
    {
        var length = 0;
        while (length < MaxNameWords && index + length < tokens.Length)
        {
            var place = index + length;
            var token = tokens[place];
            var isName = token is { Kind: TokenKind.Word, Text.Length: >= 2 } && !used[place]
                && (IsUnknown(token) || (token.Capitalised && token.Is("product")))
                && (token.Capitalised || lenient)
                && !(length > 0 && (token.AfterComma || token.Sentence != tokens[index].Sentence));
            if (!isName)
                break;

            length++;
        }

        return length;
    }

    /// <summary>Words of a question or a choice: unknown words beside them are no name.</summary>
    private static bool Asks(Token token) =>
        token.Is("question") || token.Is("have") || token.Is("color") || token.Is("howmuch") || token.Is("show") || token.Is("sizeword") || token.Is("other");

    private static bool IsUnknown(Token token) => token.Tags.Count == 0 || token.Guessed || (token.Capitalised && token.Tags.Count == 1 && token.Is("foreign"));

    private static string? UnknownTown(ImmutableArray<Token> tokens, bool[] used)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            var token = tokens[index];
            if (!used[index] && token is { Kind: TokenKind.Word, Capitalised: true, Text.Length: >= 4 } && IsUnknown(token) && index > 0)
            {
                used[index] = true;
                return token.Raw;
            }
        }

        return null;
    }

    private static string Titled(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
