using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Tests.LanguageModels;

namespace MirtAi.Silo.Tests.Customers;

/// <summary>What the shop makes of what it remembers, over several visits.</summary>
public sealed class ReturningCustomerTests
{
    private readonly Dialogue dialogue = new(Shop.Runner());

    [Fact]
    public async Task A_known_height_is_offered_on_the_next_visit_and_taken_by_a_yes()
    {
        await Order();
        Leave(days: 3);

        var asked = await dialogue.Turn("Добрий день, сукня Анна є? Який розмір нам потрібен?");
        Assert.Contains("128", Text(asked), StringComparison.Ordinal);
        Assert.Null(dialogue.Conversation.Selection.Size);
        var taken = await dialogue.Turn("так");

        Assert.Equal(128, taken.Conversation.Height);
        Assert.Equal("122-128", taken.Conversation.Selection.Size);
    }

    [Fact]
    public async Task Who_says_no_is_asked_and_the_height_they_tell_is_remembered_instead()
    {
        await Order();
        Leave(days: 3);
        await dialogue.Turn("сукня Анна є?");

        var asked = await dialogue.Turn("ні");
        await dialogue.Turn("140");

        Assert.DoesNotContain("128", Text(asked), StringComparison.Ordinal);
        Assert.Equal(["140"], Heights());
    }

    [Fact]
    public async Task The_known_delivery_is_offered_instead_of_asked_and_taken_by_a_yes()
    {
        await Order();
        Leave(days: 3);
        await dialogue.Turn("костюм Лагуна рожевий на 128");

        var asked = await dialogue.Turn("беру");
        Assert.Contains("Доставка, як минулого разу", Text(asked), StringComparison.Ordinal);
        Assert.Contains("Київ", Text(asked), StringComparison.Ordinal);
        Assert.DoesNotContain("0671234567", Text(asked), StringComparison.Ordinal);
        await dialogue.Turn("так");

        Assert.True(dialogue.Conversation.Order.Recipient.Complete);
        Assert.Equal("+380671234567", dialogue.Conversation.Order.Recipient.Phone);
    }

    [Fact]
    public async Task Who_declines_the_known_delivery_is_asked_for_another()
    {
        await Order();
        Leave(days: 3);
        await dialogue.Turn("костюм Лагуна рожевий на 128");
        await dialogue.Turn("беру");

        await dialogue.Turn("ні");

        Assert.False(dialogue.Conversation.Order.Recipient.Begun);
    }

    [Fact]
    public async Task A_returning_customer_is_greeted_by_name()
    {
        await Order();
        Leave(days: 3);

        var greeted = await dialogue.Turn("Добрий день");

        Assert.StartsWith("Вітаю, Олено!", greeted.Replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_the_height_is_offered_too()
    {
        await dialogue.Turn("сукня Анна рожева на 131");
        await dialogue.Turn("/restart");

        var asked = await dialogue.Turn("сукня Анна");

        Assert.Contains("131", Text(asked), StringComparison.Ordinal);
        Assert.Equal(131, asked.Conversation.SuggestedHeight);
    }

    [Fact]
    public async Task Of_several_children_the_customer_is_asked_for_which_it_is()
    {
        await dialogue.Turn("сукня Анна для доньки, зріст 128");
        await dialogue.Turn("а для сина зріст 140");
        await dialogue.Turn("/restart");

        var asked = await dialogue.Turn("сукня Анна");

        Assert.Contains("128", Text(asked), StringComparison.Ordinal);
        Assert.Contains("140", Text(asked), StringComparison.Ordinal);
        Assert.Null(asked.Conversation.SuggestedHeight);
    }

    [Fact]
    public async Task The_summary_tells_how_conversations_ended_and_holds_nothing_of_what_was_written()
    {
        await Order();

        Assert.StartsWith("2026-01-15: ", dialogue.Memory.Summary, StringComparison.Ordinal);
        Assert.Contains("ordered", dialogue.Memory.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Коваленко", dialogue.Memory.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(dialogue.Memory.Known(dialogue.Now), fact => fact.Value.Contains("067", StringComparison.Ordinal));
        Assert.Contains(dialogue.Memory.Known(dialogue.Now), fact => fact is { Kind: FactKind.Phone, Value: "known" });
    }

    [Theory]
    [InlineData("не пишіть мені більше")]
    [InlineData("стоп")]
    [InlineData("Не турбуйте")]
    [InlineData("отпишите меня")]
    [InlineData("stop")]
    [InlineData("Unsubscribe")]
    [InlineData("/stop")]
    [InlineData("[button] ▸ Відписатися")]
    [InlineData("[button] ▸ Unsubscribe")]
    public async Task Who_wants_no_messages_gets_none_until_they_write_about_the_goods_again(string wish)
    {
        await dialogue.Turn("сукня Анна рожева на 131");

        var answer = await dialogue.Turn(wish);
        Assert.True(answer.Conversation.OptedOut);
        Assert.Null(answer.EscalationReason);
        Assert.Single(answer.Replies);
        await dialogue.Turn("дякую");
        Assert.True(dialogue.Conversation.OptedOut);
        await dialogue.Turn("а сукня Анна є?");

        Assert.False(dialogue.Conversation.OptedOut);
    }

    [Theory]
    [InlineData("стоп, не 131, а 140")]
    [InlineData("не треба рожеву, краще молочну")]
    [InlineData("не турбуйтеся, все добре")]
    [InlineData("напишіть мені ціну")]
    public async Task Other_messages_are_no_such_wish(string message)
    {
        await dialogue.Turn("сукня Анна рожева на 131");

        Assert.False((await dialogue.Turn(message)).Conversation.OptedOut);
    }

    private async Task Order()
    {
        await dialogue.Turn("Добрий день, сукня Анна рожева на 128");
        await dialogue.Turn("беру");
        await dialogue.Turn("Коваленко Олена, 0671234567, Київ, відділення 12");
        await dialogue.Turn("повна оплата");
        for (var attempt = 0; attempt < 3 && !dialogue.Conversation.Order.Placed; attempt++)
            await dialogue.Turn(attempt == 0 ? "так" : "повна оплата");
        Assert.True(dialogue.Conversation.Order.Placed);
        for (var attempt = 0; attempt < 3 && dialogue.Conversation.State is not ConversationState.End; attempt++)
            await dialogue.Turn(attempt == 0 ? "оплатила, ось чек" : "дякую");
        Assert.Equal(ConversationState.End, dialogue.Conversation.State);
    }

    private void Leave(int days) => dialogue.Now += TimeSpan.FromDays(days);

    private IEnumerable<string> Heights() => dialogue.Memory.Of(FactKind.Height, dialogue.Now).Select(fact => fact.Value);

    private static string Text(TurnPlan result) => string.Join('\n', result.Replies.Select(reply => reply.Text));
}
