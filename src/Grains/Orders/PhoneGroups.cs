using System.Collections.Immutable;

namespace MirtAi.Grains.Orders;

/// <summary>Groups of digits in a text, and which of them together are a phone number. Linear in the length of the text.</summary>
internal static class PhoneGroups
{
    // The longest number, with the prefix of an international call, may be written digit by digit.
    private const int MaxDigits = 14, MaxGap = 3;

    // What may stand between the digits of one number. What ends a part of a sentence, too, rarely does.
    private const string Joints = " -()[]./,:_*\u00a0\t\n‐‑‒–—―−";
    private const string PlainJoints = " -().\u00a0–";

    private static readonly ImmutableArray<string> BranchWords =
        [
            "відд", "відділення", "отд", "отделение", "від", "нп", "np", "пошта", "почта", "номер", "поштомат", "почтомат", "№", "#",
            "branch", "viddilennia", "viddilennya", "otdelenie", "locker",
        ];

    /// <summary>The phone numbers, each with where it starts and ends.</summary>
    public static IEnumerable<(string Phone, int Start, int End)> Numbers(string text)
    {
        var groups = Groups(text);
        for (var first = 0; first < groups.Length;)
        {
            if (Last(text, groups, first) is not { } last)
            {
                first++;
                continue;
            }

            var begin = PrefixIsBranch(text, groups, first) ? first + 1 : first;
            var (start, end) = (groups[begin].Start, groups[last].End);
            if (start > 0 && text[start - 1] == '+')
                start--;
            yield return (PhoneNumbers.Normalise(text.AsSpan(start, end - start))!, start, end);
            first = last + 1;
        }
    }

    /// <summary>Digits that only plain joints part, with a plus before them, and how many they are.</summary>
    public static IEnumerable<(int Start, int End, int Digits)> Runs(string text)
    {
        var groups = Groups(text);
        for (var first = 0; first < groups.Length;)
        {
            var (last, digits) = (first, groups[first].Length);
            while (last + 1 < groups.Length && AreJoined(text, groups[last], groups[last + 1], PlainJoints))
                digits += groups[++last].Length;
            var start = groups[first].Start;
            yield return (start > 0 && text[start - 1] == '+' ? start - 1 : start, groups[last].End, digits);
            first = last + 1;
        }
    }

    private static ImmutableArray<Group> Groups(string text)
    {
        var groups = ImmutableArray.CreateBuilder<Group>();
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsDigit(text[index]))
                continue;

            var start = index;
            while (index < text.Length && char.IsDigit(text[index]))
                index++;
            groups.Add(new Group(start, index));
        }

        return groups.ToImmutable();
    }

    /// <summary>The last group of the number that begins with a group; null if none does.</summary>
    private static int? Last(string text, ImmutableArray<Group> groups, int first)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        var (count, isForeign) = (0, false);
        var hasPlus = groups[first].Start > 0 && text[groups[first].Start - 1] == '+';
        for (var last = first; last < groups.Length; last++)
        {
            var group = groups[last];
            if (count + group.Length > MaxDigits || (last > first && !AreJoined(text, groups[last - 1], group, Joints)))
                break;

            foreach (var digit in text.AsSpan(group.Start, group.Length))
                digits[count++] = (char)('0' + (int)char.GetNumericValue(digit));
            isForeign = hasPlus && count >= 3 && !digits.StartsWith("380");
            if (isForeign)
                break;
            if (IsWhole(digits[..count], hasPlus) && IsPlausible(text, groups, first, last, digits[0]))
                return last;
        }

        return null;
    }

    private static bool IsWhole(ReadOnlySpan<char> digits, bool hasPlus) =>
        PhoneNumbers.PrefixOf(digits) >= 0
        // "+380..." goes on to its twelfth digit.
        && (!hasPlus || digits.Length == 12)
        && (digits.Length != 9 || digits[0] != '8' || digits[1] == '9')
        && (digits.Length != 11 || digits[0] == '8');

    /// <summary>
    /// Nine digits are a number without its zero if they are written as one: at once, or the operator's code first, and nothing goes on
    /// behind them. Groups of four are a card's.
    /// </summary>
    private static bool IsPlausible(string text, ImmutableArray<Group> groups, int first, int last, char lead)
    {
        var goesOn = last + 1 < groups.Length && AreJoined(text, groups[last], groups[last + 1], PlainJoints);
        var count = 0;
        for (var index = first; index <= last; index++)
            count += groups[index].Length;
        if (count == 9)
            return (first == last || groups[first].Length == 2) && !goesOn
                && (first == 0 || !AreJoined(text, groups[first - 1], groups[first], PlainJoints));
        return lead is '0' || first == last || !goesOn || groups[last + 1].Length != 4 || groups[first].Length != 4;
    }

    /// <summary>"Відділення 38 0671234567", "відділення 8 067 123 45 67": the first group belongs to the branch.</summary>
    private static bool PrefixIsBranch(string text, ImmutableArray<Group> groups, int first)
    {
        var start = groups[first].Start;
        if (text.AsSpan(start, groups[first].Length) is not ("38" or "8") || (start > 0 && text[start - 1] is '+' or '('))
            return false;

        // "8, 0671234567": what a comma parts from a whole number is none of it.
        var (end, next) = (groups[first].End, first + 1);
        if (next < groups.Length && text[groups[next].Start] == '0' && text.AsSpan(end, groups[next].Start - end).ContainsAny(',', '\n'))
            return true;

        var before = text.AsSpan(0, start).TrimEnd(" .:");
        foreach (var word in BranchWords)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool AreJoined(string text, Group one, Group next, string joints)
    {
        if (next.Start - one.End > MaxGap)
            return false;
        foreach (var character in text.AsSpan(one.End, next.Start - one.End))
        {
            if (!joints.Contains(character, StringComparison.Ordinal) && !char.IsWhiteSpace(character))
                return false;
        }

        return true;
    }

    private readonly record struct Group(int Start, int End)
    {
        public int Length => End - Start;
    }
}
