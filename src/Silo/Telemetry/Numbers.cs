using System.Globalization;
using System.Text;

namespace MirtAi.Silo.Telemetry;

/// <summary>
/// Finds phone numbers, payment cards and bank accounts: digits of any script with spaces, dashes, dots, brackets or invisible characters
/// between them. Looks at each run of digits once, in linear time.
/// </summary>
internal static class Numbers
{
    public const string PhoneReplacement = "[phone]";
    public const string CardReplacement = "[card]";
    public const string AccountReplacement = "[account]";

    private const int ShortestNumber = 10;

    // Between two digits of one number; more than this is a gap between numbers.
    private const int MaxSeparators = 3;

    public static string Mask(string text)
    {
        StringBuilder? masked = null;
        var copied = 0;
        var run = new DigitRun();
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsDigit(text[at]))
            {
                at++;
                continue;
            }

            at = Read(text, at, run);
            if (run.Count >= ShortestNumber)
                copied = MaskRun(text, run, ref masked, copied);
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Read(string text, int start, DigitRun run)
    {
        run.Clear();
        var at = start;
        while (true)
        {
            run.Add(at, CharUnicodeInfo.GetDecimalDigitValue(text[at]), startsGroup: at == start || !char.IsDigit(text[at - 1]));
            at++;
            var next = at;
            while (next < text.Length && next - at < MaxSeparators && IsSeparator(text[next]))
                next++;
            if (next >= text.Length || !char.IsDigit(text[next]))
                return at;
            at = next;
        }
    }

    private static int MaskRun(string text, DigitRun run, ref StringBuilder? masked, int copied)
    {
        for (var digit = 0; digit <= run.Count - ShortestNumber;)
        {
            var (length, replacement) = NumberShapes.At(text, run, digit);
            if (length == 0)
            {
                digit++;
                continue;
            }

            var start = run.Position(digit);
            if (start > copied && text[start - 1] is '+')
                start--;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, start - copied).Append(replacement);
            digit += length;
            copied = run.Position(digit - 1) + 1;
        }

        return copied;
    }

    private static bool IsSeparator(char character) => character is ' ' or '\t' or '-' or '(' or ')' or '.' or '−'
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
