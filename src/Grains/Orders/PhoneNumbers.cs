using System.Text;

namespace MirtAi.Grains.Orders;

/// <summary>Ukrainian phone numbers in free text.</summary>
public static class PhoneNumbers
{
    private const int MinDigits = 9, MostDigits = 12, LeastFaultyDigits = 7, MostFaultyDigits = 15;

    /// <summary>The last number of a text as <c>+380XXXXXXXXX</c>, and the text without any; null if there is none.</summary>
    public static string? Find(string text, out string rest)
    {
        string? found = null;
        var without = new StringBuilder(text);
        foreach (var (start, end) in Runs(text))
        {
            if (PhoneIn(text, start, end) is not { } number)
                continue;

            found = number.Phone;
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
        foreach (var (start, end) in Runs(text))
        {
            if (Digits(text, start, end) is >= LeastFaultyDigits and <= MostFaultyDigits && !IsDate(text.AsSpan(start, end - start)))
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
        var digits = new StringBuilder();
        foreach (var character in written)
        {
            if (char.IsAsciiDigit(character))
                digits.Append(character);
        }

        var number = digits.ToString();
        return number switch
        {
            { Length: 12 } when number.StartsWith("380", StringComparison.Ordinal) => "+" + number,
            { Length: 11 } when number.StartsWith("80", StringComparison.Ordinal) => "+3" + number,
            { Length: 10 } when number[0] == '0' && number[1] != '0' => "+38" + number,
            { Length: 9 } when number[0] is '3' or '4' or '5' or '6' or '7' or '9' => "+380" + number,
            _ => null,
        };
    }

    /// <summary>Where what may be a number starts and ends.</summary>
    private static IEnumerable<(int Start, int End)> Runs(string text)
    {
        for (var index = 0; index < text.Length;)
        {
            if (!char.IsAsciiDigit(text[index]) && text[index] != '+')
            {
                index++;
                continue;
            }

            var end = RunEnd(text, index);
            yield return (index, end);
            index = end;
        }
    }

    /// <summary>The end of digits joined by at most two of the marks with which phone numbers are written.</summary>
    private static int RunEnd(string text, int start)
    {
        var end = start + 1;
        var digits = char.IsAsciiDigit(text[start]) ? 1 : 0;
        for (var index = end; index < text.Length && index - end < 3; index++)
        {
            if (char.IsAsciiDigit(text[index]))
            {
                end = index + 1;
                digits++;
            }
            else if (text[index] is not (' ' or '-' or '(' or ')' or '.' or '\u00a0' or '–')
                || (digits >= MinDigits && IsWhole(text, start, end)))
            {
                break;
            }

            if (digits > MostDigits)
                return digits > MostDigits + 1 ? DigitsEnd(text, index) : end;
        }

        return end;
    }

    private static bool IsDate(ReadOnlySpan<char> run) => run.Count('.') == 2 && run.Length <= 10;

    /// <summary>The run, or its end behind a number of another kind: "відділення 2 0671234567".</summary>
    private static (string Phone, int Start)? PhoneIn(string text, int start, int end)
    {
        if (Normalise(text.AsSpan(start, end - start)) is { } whole)
            return (whole, start);

        for (var place = start + 1; place < end && text[start] != '+'; place++)
        {
            var beginsGroup = char.IsAsciiDigit(text[place]) && !char.IsAsciiDigit(text[place - 1]);
            if (beginsGroup
                && text[place] is '0' or '3'
                && Normalise(text.AsSpan(place, end - place)) is { Length: 13 } phone
                && Digits(text, place, end) is 10 or 12)
                return (phone, place);
        }

        return null;
    }

    private static int Digits(string text, int start, int end) => text.AsSpan(start, end - start).ToArray().Count(char.IsAsciiDigit);

    private static bool IsWhole(string text, int start, int end) => Normalise(text.AsSpan(start, end - start)) is not null;

    private static int DigitsEnd(string text, int index)
    {
        while (index < text.Length && char.IsAsciiDigit(text[index]))
            index++;
        return index;
    }
}
