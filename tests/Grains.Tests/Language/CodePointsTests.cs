using MirtAi.Grains.Language;

namespace MirtAi.Grains.Tests.Language;

public class CodePointsTests
{
    [Theory]
    [InlineData("слово", 5, "слово")]
    [InlineData("слово", 4, "слов")]
    [InlineData("так😀", 4, "так")]
    [InlineData("так😀", 5, "так😀")]
    [InlineData("так😀!", 5, "так😀")]
    [InlineData("😀", 1, "")]
    [InlineData("", 1, "")]
    public void A_text_is_cut_between_characters(string text, int maxLength, string expected) =>
        Assert.Equal(expected, CodePoints.Cut(text, maxLength));
}
