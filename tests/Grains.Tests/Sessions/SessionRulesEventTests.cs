using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class SessionRulesEventTests : SessionRulesTestBase
{
    [Fact]
    public void An_edit_of_a_waiting_message_changes_its_line_and_restarts_the_quiet_time()
    {
        Receive("red", "7");
        Pass(1);

        Receive("blue", "7", InboundKind.Edit);

        Assert.Equal([new TranscriptEdit("telegram:1", 1, "blue")], Edits);
        Assert.Equal((1, 1L, 2d), (Session.Pending, Session.Lines, SecondsToWake));
    }

    [Fact]
    public void An_edit_that_changes_nothing_is_taken_and_disturbs_nothing()
    {
        Receive("red", "7");
        Pass(1);
        var before = Session;

        Assert.Equal(Receipt.Accepted, Receive("red", "7", InboundKind.Edit));

        Assert.Equal(before, Session);
        Assert.Empty(Edits);
    }

    [Fact]
    public void An_edit_that_changes_nothing_is_stored_so_that_its_copy_cannot_change_a_later_wording_back()
    {
        Receive("red", "7");

        var decision = Session.Receive(Event("red", "7", InboundKind.Edit), Now, Policy);

        Assert.NotNull(decision.Next);
    }

    [Fact]
    public void An_edit_of_a_message_in_flight_supersedes_its_turn_and_changes_the_line()
    {
        Receive("red", "7");
        Pass(2);
        Begin();

        Receive("blue", "7", InboundKind.Edit);

        Assert.Null(Session.Turn);
        Assert.Equal("blue", Assert.Single(Edits).Text);
        Assert.Equal((1, 2d), (Session.Pending, SecondsToWake));
    }

    [Fact]
    public void An_edit_of_a_message_in_flight_is_a_new_line_once_the_turn_may_not_be_superseded()
    {
        Receive("red", "7");
        Pass(2);
        Begin();
        Session = Session with { Superseded = Policy.MaxSupersedes };

        Receive("blue", "7", InboundKind.Edit);

        Assert.Equal("t", Session.Turn?.Id);
        Assert.Empty(Edits);
        Assert.Equal((2, InboundKind.Edit), (Session.Pending, Lines[^1].Kind));
    }

    [Fact]
    public void An_edit_of_a_message_that_waits_behind_a_turn_changes_its_line()
    {
        Receive("a", "6");
        Pass(2);
        Begin();
        Session = Session with { Superseded = Policy.MaxSupersedes };
        Receive("red", "7");

        Receive("blue", "7", InboundKind.Edit);

        Assert.Equal([new TranscriptEdit("telegram:1", 2, "blue")], Edits);
        Assert.Equal("t", Session.Turn?.Id);
    }

    [Fact]
    public void An_edit_of_an_answered_message_is_a_new_message()
    {
        Receive("red", "7");
        Pass(2);
        Begin();
        Complete("t", 1, "answer");

        Receive("blue", "7", InboundKind.Edit);

        Assert.Empty(Edits);
        Assert.Equal((1, 3L, "blue"), (Session.Pending, Lines[^1].Sequence, Lines[^1].Text));
    }

    [Fact]
    public void A_second_edit_of_an_answered_message_changes_the_line_of_the_first()
    {
        An_edit_of_an_answered_message_is_a_new_message();

        Receive("green", "7", InboundKind.Edit);

        Assert.Equal([new TranscriptEdit("telegram:1", 3, "green")], Edits);
        Assert.Equal(1, Session.Pending);
    }

    [Fact]
    public void An_edit_of_an_unknown_message_is_a_new_message()
    {
        Receive("blue", "7", InboundKind.Edit);

        Assert.Equal((1, "blue"), (Session.Pending, Lines.Single().Text));
    }

    [Fact]
    public void A_message_that_comes_after_its_edit_is_taken_and_not_answered()
    {
        Receive("blue", "7", InboundKind.Edit);
        Pass(1);
        var before = Session;

        Assert.Equal(Receipt.Accepted, Receive("red", "7"));

        Assert.Equal(before, Session);
        Assert.Equal("blue", Assert.Single(Lines).Text);
    }

    [Fact]
    public void A_message_that_comes_after_the_answer_to_its_edit_is_not_answered_again()
    {
        Receive("blue", "7", InboundKind.Edit);
        Pass(2);
        Begin();
        Complete("t", 1, "answer");

        Receive("red", "7");

        Assert.Equal(0, Session.Pending);
    }

    [Fact]
    public void Only_the_newest_messages_are_remembered_for_edits()
    {
        for (var number = 0; number <= RecentMessage.Kept; number++)
            Receive("x", $"{number}");

        Receive("y", "1", InboundKind.Edit);
        Receive("y", "0", InboundKind.Edit);

        Assert.Equal(2, Assert.Single(Edits).Sequence);
        Assert.Equal(RecentMessage.Kept, Session.Recent.Length);
    }

    [Fact]
    public void A_pressed_button_is_acknowledged_at_once_and_answered_like_a_message()
    {
        Receive(Event("size:M", kind: InboundKind.Button) with { CallbackId = "q1" });

        Assert.Equal([("q1", 0L)], Outbox.Select(entry => (entry.Message.CallbackId, entry.Sequence)));
        Assert.Equal((1, "size:M"), (Session.Pending, Lines.Single().Text));
    }

    [Fact]
    public void A_customer_who_blocks_the_shop_is_unreachable_until_they_come_back_or_write()
    {
        Receive("", kind: InboundKind.Unreachable);
        Assert.True(Session.Unreachable);

        Receive("", kind: InboundKind.Reachable);
        Assert.False(Session.Unreachable);

        Receive("hello");
        Apply(Session.MarkUnreachable());
        Assert.True(Session.Unreachable);

        Receive("hello again");
        Assert.False(Session.Unreachable);
    }

    [Fact]
    public void Blocking_and_coming_back_are_no_messages()
    {
        Receive("", kind: InboundKind.Unreachable);
        Receive("", kind: InboundKind.Reachable);

        Assert.Empty(Lines);
        Assert.Null(SecondsToWake);
    }

    [Fact]
    public void Marking_an_unreachable_customer_again_changes_nothing()
    {
        Apply(Session.MarkUnreachable());

        Assert.Null(Session.MarkUnreachable().Next);
    }

    [Fact]
    public void A_session_survives_its_storage_also_when_a_newer_member_is_missing_there()
    {
        Receive("a", "7");
        Pass(2);
        Begin();

        var json = System.Text.Json.JsonSerializer.Serialize(Session, SessionJson.Stored);
        var loaded = System.Text.Json.JsonSerializer.Deserialize(json, SessionJson.Stored)!;
        var sparse = System.Text.Json.JsonSerializer.Deserialize("""{"key":"telegram:1","channel":"telegram"}""", SessionJson.Stored)!;

        Assert.Equal(Session.Recent.AsEnumerable(), loaded.Recent);
        Assert.Equal(Session, loaded with { Recent = Session.Recent });
        Assert.Equal(Session.New("telegram:1") with { Recent = sparse.Recent }, sparse);
        Assert.Empty(sparse.Recent);
    }

    [Fact]
    public void What_is_stored_is_what_differs_from_a_new_session_and_what_operators_filter_by()
    {
        Receive("a", "7");

        var json = System.Text.Json.Nodes.JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Session, SessionJson.Stored))
            !.AsObject();

        Assert.Equal(
            ["burst", "channel", "conversation", "key", "lines", "mode", "pending", "recent", "recipient", "silence"],
            json.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["language", "phase", "state"], json["conversation"]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_recent_message_is_read_in_the_form_of_an_earlier_version_too()
    {
        var loaded = System.Text.Json.JsonSerializer.Deserialize(
            """{"key":"telegram:1","channel":"telegram","recent":[["a/b",7,2166136261],"8/811c9dc5/c/d"]}""", SessionJson.Stored)!;

        Assert.Equal([new RecentMessage("a/b", 7, 2166136261), new RecentMessage("c/d", 8, 2166136261)], loaded.Recent.AsEnumerable());
    }
}
