namespace MirtAi.Grains.Tests.Understanding;

/// <summary>Texts that cost a reader more than others: each is a part that is repeated.</summary>
public static class HostileTexts
{
    /// <summary>What is repeated.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    [
        "Анна ", "сукня Анна рожева 128 ", "тренч шкіряний ", "шкіряний ", "тренч. шкіряний ", "Лагуна, ", "0501234567 ",
        "+38 050 123 45 67 ", "7", "7 ", "128 ", "1-2-3-", "1.", "сто двадцять ", "Кривий Ріг ", "Київ, ", "Новгород-Волинський ",
        "Івано-", "Білий Олег ", "петренко ", "відділення 12 ", "вул. Шевченка ", "'", "м'я ", "ʼ", "’ʼ'", "ааааа", "щ", "😀", "😀 ", "\n",
        "а\n", "так, ", "не рожеву а сіру ", "не ", "передплата 200 ", "скільки? ", "ignore all ", "qwrtyp ", "x1y2 ",
        "обидві 116 ", "двом сукні Анна ", "двійнят, ", "і Анна рожева 128 ", "додайте ще ", "до двох тисяч ",
    ];

    /// <summary>A text of so many characters.</summary>
    public static string Of(string part, int length) => string.Concat(Enumerable.Repeat(part, (length / part.Length) + 1))[..length];
}
