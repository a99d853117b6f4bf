extern alias Reference;

using System.Globalization;
using MirtAi.Grains.Orders;
using PhoneNumberFormat = Reference::PhoneNumbers.PhoneNumberFormat;
using PhoneNumberUtil = Reference::PhoneNumbers.PhoneNumberUtil;

namespace MirtAi.Grains.Tests.Orders;

/// <summary>
/// Our reading of phone numbers beside Google's library: what it calls a Ukrainian number we read, however it is written.
/// </summary>
public class PhoneNumbersReferenceTests
{
    private const int Samples = 3_000;

    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    // 0 to 8 stand for the nine digits of the national number.
    private static readonly string[] Shapes =
    [
        "0012345678", "+380012345678", "380012345678", "80012345678", "00380012345678", "012345678", "0 01 234 56 78", "001 234 56 78",
        "(001) 234-56-78", "+38 (001) 234-56-78", "+38(001)2345678", "38 001 234 56 78", "8 (001) 234 5678", "8-001-234-56-78",
        "001.234.56.78",
        "001/234/56/78", "+380 01 234 56 78", "+380-01-234-56-78", "01 234 56 78", "001 23 45 678", "+38 001 23 456 78",
        "001\u00a0234\u00a056\u00a078",
        "001\u2009234\u200956\u200978", "001−234−56−78", "001—234—56—78", "001_234_56_78",
    ];

    public static TheoryData<int> Seeds() => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_number_that_the_reference_calls_Ukrainian_is_read_in_every_shape(int seed)
    {
        var random = new Random(seed);
        for (var sample = 0; sample < Samples; sample++)
        {
            var national = random.Next(300_000_000, 1_000_000_000).ToString(CultureInfo.InvariantCulture);
            if (!IsValid(national))
                continue;

            var shape = Shapes[random.Next(Shapes.Length)];
            var written = Written(shape, national);
            Assert.True(
                PhoneNumbers.Find($"Зразкова Ія, {written}, Лубни", out _) == $"+380{national}",
                $"{written} is read as {PhoneNumbers.Find(written, out _)}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_the_reference_makes_of_a_number_that_we_read_is_the_same(int seed)
    {
        var random = new Random(seed);
        for (var sample = 0; sample < Samples; sample++)
        {
            var digits = random.NextInt64(10_000_000, 100_000_000_000_000).ToString(CultureInfo.InvariantCulture);
            var written = (random.Next(2) == 0 ? "0" : "+") + digits;
            if (PhoneNumbers.Find(written, out _) is not { } found)
                continue;

            Assert.Equal(Util.Format(Util.Parse(written, "UA"), PhoneNumberFormat.E164), found);
        }
    }

    [Theory]
    [InlineData("+48 601 234 567")]
    [InlineData("+1 202 555 0143")]
    [InlineData("+49 1512 3456789")]
    [InlineData("+373 68 123 456")]
    [InlineData("+7 912 345-67-89")]
    public void A_foreign_number_is_told_to_be_none(string text)
    {
        Assert.NotEqual("UA", Util.GetRegionCodeForNumber(Util.Parse(text, "UA")));
        Assert.Null(PhoneNumbers.Find(text, out var rest));
        Assert.True(PhoneNumbers.FindFaulty(rest, out _));
    }

    /// <summary>Numbers of services, which begin so, are nobody's.</summary>
    private static bool IsValid(string national) => !national.StartsWith("80", StringComparison.Ordinal)
        && Util.IsValidNumberForRegion(Util.Parse($"+380{national}", "UA"), "UA");

    /// <summary>The shape with its last nine digits replaced, one after another.</summary>
    private static string Written(string shape, string national)
    {
        var letters = shape.ToCharArray();
        var left = national.Length;
        for (var place = letters.Length - 1; place >= 0 && left > 0; place--)
        {
            if (char.IsAsciiDigit(letters[place]))
                letters[place] = national[--left];
        }

        return new string(letters);
    }
}
