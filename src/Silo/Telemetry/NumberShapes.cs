using MirtAi.Grains.Payments;

namespace MirtAi.Silo.Telemetry;

/// <summary>What a phone or a payment card looks like from a given digit on.</summary>
internal static class NumberShapes
{
    private const int ShortestCard = 13;
    private const int LongestCard = 19;
    private const int ShortestInternational = 10;
    private const int LongestInternational = 15;
    private const int ShortestAccount = 13;
    private const int LongestAccount = 32;

    /// <summary>How many digits make the number that starts here (0 if none does), and what stands in its place.</summary>
    public static (int Length, string Replacement) At(string text, DigitRun run, int digit)
    {
        if (!run.StartsGroup(digit))
            return (0, "");

        var position = run.Position(digit);
        if (position > 0 && text[position - 1] is '+'
            && Longest(run, digit, ShortestInternational, LongestInternational) is > 0 and var international)
            return (international, Numbers.PhoneReplacement);
        if (IsAccount(text, run, digit))
            return (run.Count - digit, Numbers.AccountReplacement);
        if (Card(run, digit) is > 0 and var card)
            return (card, Numbers.CardReplacement);
        return (Phone(run, digit), Numbers.PhoneReplacement);
    }

    /// <summary>Two letters and at least thirteen digits: an international bank account number (ISO 13616).</summary>
    private static bool IsAccount(string text, DigitRun run, int digit) =>
        digit == 0
        && run.Position(0) is >= 2 and var position
        && run.Count is >= ShortestAccount and <= LongestAccount
        && char.IsAsciiLetter(text[position - 1]) && char.IsAsciiLetter(text[position - 2])
        && (position == 2 || !char.IsLetterOrDigit(text[position - 3]));

    private static int Card(DigitRun run, int digit)
    {
        // No card starts with a zero; a phone does.
        for (var length = run.From(digit)[0] == 0 ? 0 : Math.Min(LongestCard, run.Count - digit); length >= ShortestCard; length--)
        {
            if (run.EndsGroup(digit + length) && CardNumber.HasCheckDigit(run.From(digit)[..length]))
                return length;
        }

        return 0;
    }

    private static int Phone(DigitRun run, int digit)
    {
        var digits = run.From(digit);
        if (digits is [0, 0, ..] && Longest(run, digit, ShortestInternational + 2, LongestInternational + 2) is > 0 and var length)
            return length;
        if (digits is [3, 8, 0, ..])
            return Exactly(run, digit, 12);
        if (digits is [8, 0 or 9, ..] or [7, 9, ..])
            return Exactly(run, digit, 11);
        // 050 123-45-67, and not the day of 01.02.2026 10:15.
        if (digits is [0, ..] && run.GroupLength(digit) is 1 or >= 3)
            return Exactly(run, digit, 10);
        return 0;
    }

    private static int Exactly(DigitRun run, int digit, int length) =>
        digit + length <= run.Count && run.EndsGroup(digit + length) ? length : 0;

    private static int Longest(DigitRun run, int digit, int shortest, int longest)
    {
        for (var length = Math.Min(longest, run.Count - digit); length >= shortest; length--)
        {
            if (run.EndsGroup(digit + length))
                return length;
        }

        return 0;
    }
}
