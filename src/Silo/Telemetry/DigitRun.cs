namespace MirtAi.Telemetry;

/// <summary>The digits of one run with their places in the text, and where groups of adjacent digits start.</summary>
internal sealed class DigitRun
{
    private readonly List<(int Position, byte Value, bool StartsGroup)> digits = [];

    public int Count => digits.Count;

    public void Clear() => digits.Clear();

    public void Add(int position, int value, bool startsGroup) => digits.Add((position, (byte)value, startsGroup));

    public int Position(int digit) => digits[digit].Position;

    public int Value(int digit) => digits[digit].Value;

    public bool StartsGroup(int digit) => digits[digit].StartsGroup;

    /// <summary>A number may end after this many digits: the run ends there, or another group starts.</summary>
    public bool EndsGroup(int end) => end == Count || end < Count && digits[end].StartsGroup;

    public bool StartsWith(int digit, params ReadOnlySpan<byte> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (digit + i >= Count || digits[digit + i].Value != values[i])
                return false;
        }

        return true;
    }

    /// <summary>The length of the group that starts here.</summary>
    public int GroupLength(int digit)
    {
        var end = digit + 1;
        while (!EndsGroup(end))
            end++;
        return end - digit;
    }

    /// <summary>Whether the digits have the check digit of a payment card (ISO/IEC 7812, Luhn).</summary>
    public bool HasCheckDigit(int digit, int length)
    {
        var sum = 0;
        for (var i = 0; i < length; i++)
        {
            var value = digits[digit + length - 1 - i].Value;
            var weighted = i % 2 == 0 ? value : value * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
