using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Words of a carrier's places.</summary>
internal static class BranchWords
{
    private static readonly FrozenSet<string> Carrier = FrozenSet.Create(
        StringComparer.Ordinal,
        "нп", "np", "пошта", "пошти", "пошту", "пошті", "поштою", "почта", "почты", "почту", "почте", "locker", "poshta", "poshty", "від",
        "отд", "новапошта", "новапочта", "постомат", "постомату", "постомате", "постамат");

    private static readonly FrozenSet<string> Corrections = FrozenSet.Create(
        StringComparer.Ordinal,
        "ой", "ні", "не", "нет", "точніше", "вірніше", "вернее", "точнее", "тобто", "помилка", "помилилась", "помилився", "ошиблась",
        "ошибся", "вибачте", "извините", "перепрошую", "oops", "sorry", "no", "а", "то");

    // "Від Києва" is no branch.
    private const string Abbreviated = "від";

    private static readonly ImmutableArray<string> Lockers = ["поштомат", "почтомат", "постомат", "постамат", "пачкомат", "poshtomat"];

    private static readonly ImmutableArray<string> UkrainianPost = ["укрпошт", "укрпочт", "ukrposht"];

    /// <summary>Whether the word names a branch, a locker or the carrier.</summary>
    public static bool IsBranch(Token token) =>
        token.Is("branchword")
        || (Carrier.Contains(token.Text) && token.Text is not Abbreviated)
        || IsPoint(token)
        || IsUkrainianPost(token);

    /// <summary>Whether it is one where a number follows at once.</summary>
    public static bool IsAbbreviated(Token token) => token.Text is Abbreviated;

    /// <summary>Whether it names a parcel locker.</summary>
    public static bool IsLocker(Token token) => token.Text is "locker" || Begins(token, Lockers);

    /// <summary>Whether it names a pick-up point in a shop: "пункт №978".</summary>
    public static bool IsPoint(Token token) => token.Text is "пункт" or "пункту" or "пункті" or "пункте";

    /// <summary>Whether it names the state's post, whose branches have an index.</summary>
    public static bool IsUkrainianPost(Token token) => Begins(token, UkrainianPost);

    /// <summary>Whether it names an index of the post.</summary>
    public static bool IsIndex(Token token) => token.Text is "індекс" or "індексом" or "индекс" or "index" or "indeks" or "zip";

    /// <summary>Whether it names another carrier, whose places have numbers of their own.</summary>
    public static bool IsOtherCarrier(Token token) =>
        token.Text is "rozetka" or "розетка" or "розетки" or "розетці" or "розетке" or "meest" or "justin" or "джастін";

    /// <summary>Whether a customer takes something back with it: "oh", "no", "sorry".</summary>
    public static bool IsCorrection(Token token) => Corrections.Contains(token.Text);

    private static bool Begins(Token token, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (token.Text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
