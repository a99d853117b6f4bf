using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed class TagRulesTests
{
    [Fact]
    public void Tags_are_kept_in_small_letters_once_and_in_order()
    {
        var session = Session.New("telegram:1") with { Lines = 1 };
        var tagged = session.Tagged(Tags("VIP", " опт ", "vip", ""));

        Assert.Equal(["vip", "опт"], tagged.Next!.Tags.AsEnumerable());
        Assert.Equal(ManagerOutcome.AlreadySo, tagged.Next.Tagged(Tags("Опт", "vip")).Answer.Outcome);
        Assert.Empty(tagged.Next.Tagged(Tags()).Next!.Tags);
        Assert.Equal(ManagerOutcome.NoSession, Session.New("telegram:1").Tagged(Tags("a")).Answer.Outcome);
    }

    [Theory]
    [InlineData("опт", true)]
    [InlineData("a,b", false)]
    [InlineData("a\nb", false)]
    [InlineData("0123456789012345678901234567890123456789x", false)]
    public void A_tag_is_short_and_without_commas(string tag, bool valid) => Assert.Equal(valid, TagRules.AreValid([tag]));

    [Fact]
    public void A_customer_has_at_most_twenty() =>
        Assert.False(TagRules.AreValid([.. Enumerable.Range(0, TagRules.MaxTags + 1).Select(number => $"{number}")]));

    private static ManagerAction Tags(params string[] tags) =>
        new() { Kind = ManagerActionKind.Tag, Manager = "Олена", Tags = [.. tags] };
}
