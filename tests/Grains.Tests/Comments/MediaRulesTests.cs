using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Tests.Comments;

public sealed class MediaRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Media Post = new() { Id = "m1", Kind = "IMAGE", SeenAt = Now };

    [Fact]
    public void Pictures_are_looked_at_until_they_are_described_three_times_at_most_with_pauses()
    {
        var post = Post;
        var now = Now;
        for (var look = 0; look < MediaRules.MaxLooks; look++)
        {
            Assert.True(post.WantsDescription(isPossible: true, now));
            post = post.Described(null, now).Next!;
            Assert.False(post.WantsDescription(isPossible: true, now));
            now += MediaRules.LookPause;
        }

        Assert.False(post.WantsDescription(isPossible: true, now));
        Assert.Null(post.ToFacts().Description);
        Assert.False(Post.Described("Рожева сукня", Now).Next!.WantsDescription(isPossible: true, now));
        Assert.Equal("Рожева сукня", Post.Described("Рожева сукня", Now).Answer.Description);
    }

    [Theory]
    [InlineData("CAROUSEL_ALBUM", null, true, true, true)]
    [InlineData("VIDEO", null, true, true, false)]
    [InlineData(null, null, true, true, false)]
    [InlineData("IMAGE", "Рожева сукня", true, true, false)]
    [InlineData("IMAGE", null, false, true, false)]
    [InlineData("IMAGE", null, true, false, false)]
    public void They_are_looked_at_where_there_is_something_to_see_and_nobody_has_said_it(
        string? kind, string? context, bool isProcessed, bool isPossible, bool expected) =>
        Assert.Equal(
            expected, (Post with { Kind = kind, Context = context, ProcessingEnabled = isProcessed }).WantsDescription(isPossible, Now));

    [Fact]
    public void What_an_operator_says_stays_beside_what_a_model_sees()
    {
        var told = Post.Described("Рожева сукня", Now).Next!.Change(new MediaPatch { Context = "Сукня Анна" }, "comments", Now).Next!;

        Assert.Equal(("Сукня Анна", "Рожева сукня"), (told.ToFacts().Context, told.ToFacts().Description));
    }
}
