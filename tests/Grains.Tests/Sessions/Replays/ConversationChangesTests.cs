using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sessions.Replays;

namespace MirtAi.Grains.Tests.Sessions.Replays;

public sealed class ConversationChangesTests
{
    [Fact]
    public void Each_changed_value_is_told_with_what_it_was()
    {
        var before = new Conversation { Height = 128 };
        var after = before with
        {
            Height = null,
            Selection = before.Selection with { ProductId = "anna", Size = "134-140" },
            Order = before.Order with { Recipient = before.Order.Recipient with { City = "Львів" } },
            Recent = ["aa"],
        };

        var changes = ConversationChanges.Between(before, after);

        Assert.Equal(
            [
                new ReplayedChange("selection.productId", null, "\"anna\""),
                new ReplayedChange("selection.size", null, "\"134-140\""),
                new ReplayedChange("height", "128", null),
                new ReplayedChange("order.recipient.city", null, "\"Львів\""),
            ],
            changes);
    }

    [Fact]
    public void The_same_conversation_has_no_changes() =>
        Assert.Empty(ConversationChanges.Between(new Conversation { Height = 128 }, new Conversation { Height = 128 }));
}
