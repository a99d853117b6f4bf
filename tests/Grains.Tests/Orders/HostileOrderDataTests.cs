using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

/// <summary>
/// Texts made to be expensive. Work is measured as memory that is allocated: unlike time it is the same on every machine.
/// </summary>
public class HostileOrderDataTests
{
    private const int Half = 2_000;

    private const double MostGrowth = 2.6;

    [Theory]
    [InlineData("Нова Одеса ")]
    [InlineData("нова ")]
    [InlineData("Нова ʼ ")]
    [InlineData("Петро-Петро-")]
    [InlineData("Іван Іванович ")]
    [InlineData("м. ")]
    [InlineData("не з ")]
    [InlineData("вул. ")]
    [InlineData("відділення ")]
    [InlineData("067 ")]
    [InlineData("0 ")]
    [InlineData("380")]
    [InlineData("1-")]
    [InlineData("№ ")]
    [InlineData("О. ")]
    [InlineData("область район ")]
    public void Twice_the_text_is_twice_the_work(string piece)
    {
        _ = Work(piece, 10); // What is loaded once is not counted.

        var (half, whole) = (Work(piece, Half), Work(piece, 2 * Half));

        Assert.True(whole <= (half * MostGrowth) + 100_000, $"{half} bytes for {Half} characters, {whole} for {2 * Half}");
    }

    private static long Work(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
        var tokens = Lexicon.Common.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var phone = PhoneNumbers.Find(text, out var rest);
        PhoneNumbers.FindFaulty(rest, out _);
        DeliveryReader.Read(tokens, phone, new Recipient(), awaited: true);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
