using MirtAi.Grains.Customers;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

/// <summary>Whose session it is.</summary>
public sealed class LinkRulesTests : SessionRulesTestBase
{
    private static readonly ManagerAction Link = new() { Kind = ManagerActionKind.Link, Manager = "Олена", Customer = "c1" };

    private static readonly ManagerAction Unlink = new() { Kind = ManagerActionKind.Unlink, Manager = "Ірина" };

    [Fact]
    public void A_session_is_linked_and_stands_alone_again()
    {
        Receive("hello");
        var before = Session;

        var linked = Session.Link(Link, Now);
        var again = linked.Next!.Link(Link, Now);
        var alone = linked.Next!.Link(Unlink, Now);

        Assert.Equal([new CustomerLinked("telegram:1", "c1", "Олена", Now)], linked.Effects.Features);
        Assert.Equal(before with { CustomerId = "c1" }, linked.Next);
        Assert.Equal((null, ManagerOutcome.AlreadySo), (again.Next, again.Answer.Outcome));
        Assert.Equal([new CustomerLinked("telegram:1", null, "Ірина", Now)], alone.Effects.Features);
        Assert.Equal(before, alone.Next);
    }

    [Fact]
    public void Who_never_wrote_is_nobodys_session() =>
        Assert.Equal((null, ManagerOutcome.NoSession), (Session.Link(Link, Now).Next, Session.Link(Link, Now).Answer.Outcome));
}
