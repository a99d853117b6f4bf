namespace MirtAi.Grains.Payments;

/// <summary>Numbers of payment cards.</summary>
internal static class CardNumber
{
    /// <summary>Whether the last digit is the check digit of the others (ISO/IEC 7812, Luhn).</summary>
    public static bool HasCheckDigit(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var weighted = digits[^(place + 1)] * (place % 2 == 0 ? 1 : 2);
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
