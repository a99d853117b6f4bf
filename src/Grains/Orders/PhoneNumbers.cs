using System.Collections.Frozen;
using System.Text;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Ukrainian phone numbers in free text, however their digits are grouped.</summary>
public static class PhoneNumbers
{
    private const int LeastFaultyDigits = 7, MostFaultyDigits = 15, MostDigits = 14;

    private const int MaxWordsBetween = 20;

    private static readonly FrozenSet<string> Corrections = FrozenSet.Create(
        StringComparer.Ordinal,
        "ой", "ні", "не", "нет", "точніше", "вірніше", "вернее", "точнее", "правильний", "правильно", "правильный", "помилка", "помилилась",
        "помилився", "ошиблась", "ошибся", "ошибка", "краще", "лучше", "sorry", "no", "oops");

    private static readonly FrozenSet<string> Conditions = FrozenSet.Create(
        StringComparer.Ordinal, "якщо", "якшо", "если", "коли", "когда", "if", "when", "або", "или", "чи", "or");

    /// <summary>
    /// The number of a text as <c>+380XXXXXXXXX</c>, and the text, of the same length, without any; null if there is none. Of several it
    /// is the first, unless the customer corrects himself in between: then the last.
    /// </summary>
    public static string? Find(string text, out string rest)
    {
        string? found = null;
        var (without, end) = (new StringBuilder(text), 0);
        foreach (var number in PhoneGroups.Numbers(text))
        {
            if (found is null || Corrects(text.AsSpan(end, number.Start - end)))
                found = number.Phone;
            end = number.End;
            for (var place = number.Start; place < end; place++)
                without[place] = ' ';
        }

        rest = without.ToString();
        return found;
    }

    /// <summary>
    /// Whether a text without valid numbers holds one that is meant as a phone number, seven digits or more in one run; and the text
    /// without it.
    /// </summary>
    public static bool FindFaulty(string text, out string rest)
    {
        foreach (var (start, end, digits) in PhoneGroups.Runs(text))
        {
            if (digits is >= LeastFaultyDigits and <= MostFaultyDigits && IsMeant(text.AsSpan(start, end - start)))
            {
                rest = text[..start] + ' ' + text[end..];
                return true;
            }
        }

        rest = text;
        return false;
    }

    /// <summary>The number as <c>+380XXXXXXXXX</c>, or null if it is none.</summary>
    public static string? Normalise(ReadOnlySpan<char> written)
    {
        var digits = new StringBuilder(MostDigits);
        foreach (var character in written)
        {
            if (char.IsDigit(character) && digits.Length <= MostDigits)
                digits.Append((char)('0' + (int)char.GetNumericValue(character)));
        }

        var number = digits.ToString();
        return PrefixOf(number) is >= 0 and var prefix ? $"+380{number[prefix..]}" : null;
    }

    /// <summary>How many digits stand before the nine of the national number; -1 if they are no Ukrainian number.</summary>
    internal static int PrefixOf(ReadOnlySpan<char> digits)
    {
        var prefix = digits.Length switch
        {
            14 when digits.StartsWith("00380") => 5,
            12 when digits.StartsWith("380") => 3,
            11 when digits.StartsWith("80") => 2,
            10 when digits[0] == '0' => 1,
            9 => 0,
            _ => -1,
        };
        return prefix >= 0 && HasCode(digits[prefix..]) ? prefix : -1;
    }

    /// <summary>
    /// Whether nine digits begin with the code of an area or of an operator of Ukraine's numbering plan: 3, 4, 5 and 6 are areas, 39, 50,
    /// 63, 66-68, 7, 89 and 9 operators, 80 and 90 services.
    /// </summary>
    private static bool HasCode(ReadOnlySpan<char> national) => (national[0], national[1]) switch
    {
        ('3', not '0') => true,
        ('4', not ('0' or '2' or '9')) => true,
        ('5', not ('8' or '9')) => true,
        ('6', not '0') => true,
        ('7', not '0') => true,
        ('9', _) => true,
        ('8', '0' or '9') => true,
        _ => false,
    };

    /// <summary>"067..., ой, ні, 050...", but not "067..., якщо не додзвонитесь, 050...".</summary>
    private static bool Corrects(ReadOnlySpan<char> between)
    {
        var words = Tokenizer.Cut(between.ToString(), MaxWordsBetween);
        return words.Any(token => Corrections.Contains(token.Text)) && !words.Any(token => Conditions.Contains(token.Text));
    }

    /// <summary>A date, a size, a price are no phone numbers; nor is what begins as none does.</summary>
    private static bool IsMeant(ReadOnlySpan<char> run) =>
        !(run.Count('.') == 2 && run.Length <= 10) && (run[0] is '+' or '0' or '3' or '4' or '5' or '6' or '7' or '8' or '9');
}
