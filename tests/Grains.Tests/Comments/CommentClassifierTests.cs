using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Tests.Comments;

public sealed class CommentClassifierTests
{
    [Theory]
    [InlineData("хуйня")]
    [InlineData("ХУЙНЯ ПОВНА!!!")]
    [InlineData("xyйня")]
    [InlineData("п1здець")]
    [InlineData("п*здець")]
    [InlineData("с у к а")]
    [InlineData("с.у.к.а")]
    [InlineData("с**а")]
    [InlineData("бляяяядь")]
    [InlineData("nahuy")]
    [InlineData("f*ck this")]
    [InlineData("ви дебіли")]
    public void Profanity_is_found_however_it_is_disguised(string text) =>
        Assert.Equal(CommentType.Toxic, Classify(text).Type);

    [Theory]
    [InlineData("Яка сукня гарна")]
    [InlineData("три рубля сдачи")]
    [InlineData("для ребенка небольшого роста")]
    [InlineData("худі є?")]
    [InlineData("суконька для сучасної дівчинки")]
    [InlineData("**гарно**")]
    [InlineData("застрахуйте посилку")]
    [InlineData("требую внимания, мебель в кадре красивая")]
    [InlineData("розмір 5*** зірок")]
    [InlineData("оскільки замовляла на 12.12, чекаю")]
    public void Innocent_words_are_no_profanity(string text) => Assert.Null(Profanity.Find(text));

    [Theory]
    [InlineData("❤️❤️❤️", CommentType.Positive)]
    [InlineData("🖕", CommentType.Toxic)]
    [InlineData("👎👎", CommentType.Critical)]
    [InlineData("+", CommentType.Question)]
    [InlineData("", CommentType.Positive)]
    public void Comments_without_words_are_told_by_their_faces(string text, CommentType type) =>
        Assert.Equal(type, Classify(text).Type);

    [Fact]
    public void A_follow_up_goes_on_with_the_question_above() =>
        Assert.Equal(CommentType.Question, CommentClassifier.Classify(new("а в бежевому?", Parent: "Скільки коштує?")).Type);

    [Fact]
    public void Every_example_stands_under_a_type_that_there_is_and_only_once()
    {
        Assert.All(CommentClassifier.Examples, example => Assert.NotNull(CommentNames.ParseType(example.Meaning)));
        Assert.Empty(CommentClassifier.Examples.GroupBy(example => example.Text, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(example => example.Meaning).Distinct().Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Whatever_is_written_is_told_in_bounded_time()
    {
        foreach (var text in new[] { new string('x', 10_000), string.Concat(Enumerable.Repeat("х*й ", 2_000)), "\ud800", "😀\u200d😀" })
            Assert.InRange(Classify(text).Confidence, 0, 100);
    }

    private static CommentVerdict Classify(string text) => CommentClassifier.Classify(new(text));
}
