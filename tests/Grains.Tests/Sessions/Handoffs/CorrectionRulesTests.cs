using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

/// <summary>What a manager words anew reaches the customer, and the transcript says what was meant.</summary>
public sealed class CorrectionRulesTests : SessionRulesTestBase
{
    private static readonly DeliveryLimits Limits = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 4096,
        MaxCaptionLength = 20,
        MaxAlbumSize = 10,
        Edits = true,
    };

    [Fact]
    public void A_delivered_message_is_edited_and_its_line_says_so()
    {
        Said("m1", "Розмір 122");

        var decision = Correct("m1", "Розмір 128", new DeliveredPart("77", new OutboundMessage { Text = "Розмір 122" }));

        var entry = Assert.Single(decision.Effects.Outbox);
        Assert.Equal(("Розмір 128", new MessageEdit("77", false, "Виправлення: Розмір 128")), (entry.Message.Text, entry.Message.Edit));
        Assert.Equal((Session.Lines, true), (entry.Sequence, entry.Message.ByPerson));
        Assert.Equal(new TranscriptEdit(Session.Key, Session.Lines, "Розмір 128"), Assert.Single(decision.Effects.Edits));
        Assert.Empty(decision.Effects.Lines);
        Assert.Equal(Session.Handoff, decision.Next!.Handoff);
    }

    [Theory]
    [InlineData("uk", "Виправлення: Розмір 128")]
    [InlineData("ru", "Исправление: Розмір 128")]
    [InlineData("en", "Correction: Розмір 128")]
    public void Where_nothing_can_be_edited_a_short_message_says_what_was_meant(string language, string words)
    {
        Said("m1", "Розмір 122");
        Session = Session with { Conversation = Session.Conversation with { Language = language } };
        var part = new DeliveredPart("77", new OutboundMessage { Text = "Розмір 122" });

        foreach (var decision in new[]
        {
            Correct("m1", "Розмір 128"),
            Correct("m1", "Розмір 128", part with { PlatformId = "" }),
            Correct("m1", "Розмір 128", part, part with { PlatformId = "78" }),
            Session.Correct(Action("m1", "Розмір 128"), [part], Limits with { Edits = false }),
        })
            Assert.Equal((words, null), (Assert.Single(decision.Effects.Outbox).Message.Text, decision.Effects.Outbox[0].Message.Edit));
    }

    [Fact]
    public void A_caption_is_edited_within_its_own_limit()
    {
        Said("m1", "Ось");
        var photo = new DeliveredPart("77", new OutboundMessage { Text = "Ось", Original = "-100/5" });

        Assert.True(Assert.Single(Correct("m1", "Ось фото", photo).Effects.Outbox).Message.Edit!.IsCaption);
        Assert.Null(Assert.Single(Correct("m1", new string('а', 21), photo).Effects.Outbox).Message.Edit);
    }

    [Fact]
    public void What_is_no_new_wording_changes_nothing_and_a_wording_is_taken_once()
    {
        Said("m1", "Розмір 122");

        Assert.Equal(ManagerOutcome.AlreadySo, Correct("m1", "Розмір 122").Answer.Outcome);
        Assert.Equal(ManagerOutcome.NoMessage, Correct("m2", "Розмір 128").Answer.Outcome);
        Assert.Equal(ManagerOutcome.Done, Apply(Correct("m1", "Розмір 128")).Outcome);
        Assert.Equal(ManagerOutcome.AlreadySo, Correct("m1", "Розмір 128").Answer.Outcome);
        Session = Session with { Unreachable = true };
        Assert.Equal(ManagerOutcome.Unreachable, Correct("m1", "Розмір 134").Answer.Outcome);
    }

    private void Said(string id, string text)
    {
        Receive("hello");
        var said = new ManagerAction { Kind = ManagerActionKind.Say, Manager = "Олена", Text = text, MessageId = id };
        Assert.Equal(ManagerOutcome.Done, Apply(Session.Manage(said, Limits, Now, Policy)).Outcome);
    }

    private Grains.Durability.Decision<Grains.Sessions.Session, ManagerReceipt> Correct(
        string id, string text, params ImmutableArray<DeliveredPart> delivered) => Session.Correct(Action(id, text), delivered, Limits);

    private static ManagerAction Action(string id, string text) =>
        new() { Kind = ManagerActionKind.Correct, Manager = "Олена", Text = text, MessageId = id };
}
