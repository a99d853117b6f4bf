using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class HoldRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Session Known = Session.New("telegram:1") with { Lines = 4, Answered = 4 };

    [Fact]
    public void Without_a_hold_a_customer_is_erased_at_once() => Assert.Null(Known.Postponed(Now));

    [Fact]
    public void An_erasure_waits_until_the_hold_is_lifted()
    {
        var held = Known.Held("Олена", "справа 12/26", Now).Next!;
        Assert.Equal(new LegalHold("Олена", "справа 12/26", Now), held.Hold);
        Assert.Equal((null, false), (held.Held("Ігор", "інша", Now).Next, held.Held("Ігор", "інша", Now).Answer));

        var postponed = held.Postponed(Now.AddDays(1))!;
        Assert.DoesNotContain(postponed.Effects.Features, effect => effect is CustomerErased);
        Assert.Equal((4L, Now.AddDays(1)), (postponed.Next!.Lines, postponed.Next.Hold!.ErasureAskedAt));
        Assert.Null(postponed.Next.Postponed(Now.AddDays(2))!.Next);

        var lifted = postponed.Next.Lifted(Now.AddDays(3));
        Assert.Equal((0L, Now.AddDays(3)), (lifted.Next!.Lines, lifted.Next.ErasedAt));
        Assert.Equal(
            [new HoldChanged("telegram:1", null), new CustomerErased("telegram:1")], lifted.Effects.Features.ToArray<ICommitEffect>());
    }

    [Fact]
    public void A_hold_that_is_lifted_leaves_everything_as_it_was()
    {
        var lifted = Known.Held("Олена", "справа 12/26", Now).Next!.Lifted(Now.AddDays(1));

        Assert.Equal((Known, true), (lifted.Next, lifted.Answer));
        Assert.Equal([new HoldChanged("telegram:1", null)], lifted.Effects.Features.ToArray<ICommitEffect>());
        Assert.False(Known.Lifted(Now).Answer);
    }
}
