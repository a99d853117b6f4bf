using MirtAi.Grains.Audit;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed class ManagerAuditTests : SessionRulesTestBase
{
    private static readonly DeliveryLimits Limits = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 4096,
        MaxCaptionLength = 1024,
        MaxAlbumSize = 10,
    };

    [Theory]
    [InlineData(ManagerActionKind.TakeOver, "takeover")]
    [InlineData(ManagerActionKind.Close, "close")]
    [InlineData(ManagerActionKind.Say, "say")]
    [InlineData(ManagerActionKind.Note, "note")]
    public void What_a_manager_did_is_committed_with_what_it_led_to(ManagerActionKind kind, string code)
    {
        Receive("hello");

        var decision = Audited(Action(kind));

        Assert.Equal(
            [new AuditEntry("Olena", code, "telegram:1", "", Now)], decision.Effects.Features.OfType<AuditEntry>());
        Assert.NotNull(decision.Next);
    }

    [Fact]
    public void What_changed_nothing_is_not_in_the_trail()
    {
        Receive("hello");

        var decision = Audited(Action(ManagerActionKind.HandBack));

        Assert.Equal(CommitEffects.None, decision.Effects);
    }

    [Fact]
    public void The_name_of_a_ready_answer_is_in_the_trail_and_its_words_are_not()
    {
        Receive("hello");

        var decision = Audited(Action(ManagerActionKind.Say) with { Canned = "sorry" });

        Assert.Equal("sorry", Assert.Single(decision.Effects.Features.OfType<AuditEntry>()).Subject);
    }

    [Fact]
    public void An_order_is_named_with_its_status()
    {
        var decided = new Decision<Session, ManagerReceipt>(
            Session, CommitEffects.None, new(ManagerOutcome.Done, Order: new OrderReceipt("M-1", "paid")));

        var entry = Assert.Single(decided.Audited(Session, Action(ManagerActionKind.ConfirmPayment), Now).Effects.Features);

        Assert.Equal(new AuditEntry("Olena", "confirm-payment", "telegram:1", "M-1 paid", Now), entry);
    }

    [Fact]
    public void What_the_shop_says_by_itself_is_nobodys_doing()
    {
        var said = new Decision<Session, ManagerReceipt>(Session, CommitEffects.None, new(ManagerOutcome.Done));

        Assert.Empty(said.Audited(Session, Action(ManagerActionKind.Tell), Now).Effects.Features);
    }

    private static ManagerAction Action(ManagerActionKind kind) => new() { Kind = kind, Manager = "Olena", Text = "good day" };

    private Decision<Session, ManagerReceipt> Audited(ManagerAction action) =>
        Session.Manage(action, Limits, Now, Policy).Audited(Session, action, Now);
}
