using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Messages;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("a", "words")]
    [InlineData("a\nb", "words\nmore")]
    public void What_is_put_before_words_is_told_from_them(string quoted, string words)
    {
        var text = Quotation.Before(words, quoted);

        Assert.StartsWith("> a\n", text, StringComparison.Ordinal);
        Assert.Equal((quoted, words), Quotation.Split(text));
    }

    [Theory]
    [InlineData("words")]
    [InlineData("")]
    [InlineData(">words\nmore")]
    [InlineData("> words")]
    [InlineData("> words\n \n")]
    [InlineData("words\n> more")]
    public void A_text_without_a_quotation_before_it_is_all_its_own(string text) => Assert.Equal(("", text), Quotation.Split(text));

    [Theory]
    [InlineData("", "a")]
    [InlineData(" ", "a")]
    [InlineData("words", " \n")]
    public void Nothing_is_put_before_no_words_and_nothing_is_quoted_of_none(string words, string quoted) =>
        Assert.Equal(words, Quotation.Before(words, quoted));

    [Fact]
    public void Every_line_ending_is_marked() =>
        Assert.Equal(("a\nb\nc", "words"), Quotation.Split(Quotation.Before("words", "a\r\nb\u2028c")));
}
