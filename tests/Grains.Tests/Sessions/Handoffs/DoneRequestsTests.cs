using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed class DoneRequestsTests
{
    private static readonly ManagerReceipt Done = new(ManagerOutcome.Done);

    [Fact]
    public void An_id_stands_for_the_request_that_was_done_with_it()
    {
        var session = After(Session.New("telegram:1"), Request("a", "hello"));

        Assert.True(session.DoneRequests.HasOther(Request("a", "bye")));
        Assert.False(session.DoneRequests.HasOther(Request("a", "hello")));
        Assert.False(session.DoneRequests.HasOther(Request("b", "bye")));
        Assert.False(session.DoneRequests.HasOther(Request("a", null)));
    }

    [Fact]
    public void What_was_not_done_and_what_has_no_id_is_not_remembered()
    {
        var refused = new Decision<Session, ManagerReceipt>(null, CommitEffects.None, Done).Remembering(Request("a", "hello"));

        Assert.Null(refused.Next);
        Assert.Empty(After(Session.New("telegram:1"), Request(null, "hello")).DoneRequests);
        Assert.Empty(After(Session.New("telegram:1"), Request("a", null)).DoneRequests);
    }

    [Fact]
    public void Few_are_remembered_the_newest_ones()
    {
        var session = Session.New("telegram:1");
        for (var n = 0; n < DoneRequests.Kept + 4; n++)
            session = After(session, Request($"{n}", "hello"));

        Assert.Equal(DoneRequests.Kept, session.DoneRequests.Length);
        Assert.Equal("4", session.DoneRequests[0].ActionId);
    }

    private static Session After(Session session, ManagerAction action) =>
        new Decision<Session, ManagerReceipt>(session, CommitEffects.None, Done).Remembering(action).Next!;

    private static ManagerAction Request(string? id, string? digest) =>
        new() { Kind = ManagerActionKind.Say, Manager = "Olena", ActionId = id, RequestDigest = digest };
}
