using MirtAi.Grains.Customers;

namespace MirtAi.Silo.Tests.LanguageModels;

/// <summary>Until when a subscription runs, as customers ask it.</summary>
public sealed class SubscriptionQuestionTests
{
    private static readonly SubscriptionStanding Running = new("Місяць", new(2026, 2, 14, 22, 30, 0, TimeSpan.Zero));
    private static readonly SubscriptionStanding Over = new("Місяць", new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("/status", "Ваша підписка «Місяць» діє до 15.02.2026")] // By the shop's clock.
    [InlineData("Коли закінчується?", "Ваша підписка «Місяць» діє до 15.02.2026")]
    [InlineData("а коли закінчується моя підписка?", "Ваша підписка «Місяць» діє до 15.02.2026")]
    [InlineData("підписка ще діє?", "Ваша підписка «Місяць» діє до 15.02.2026")]
    [InlineData("Когда заканчивается?", "Ваша подписка «Місяць» действует до 15.02.2026")]
    [InlineData("до какого числа у меня подписка", "Ваша подписка «Місяць» действует до 15.02.2026")]
    [InlineData("When does it end?", "Your subscription “Місяць” runs until 15.02.2026")]
    [InlineData("when does my subscription expire", "Your subscription “Місяць” runs until 15.02.2026")]
    public async Task The_end_of_a_subscription_is_told(string question, string answer)
    {
        var dialogue = new Dialogue(Shop.Runner(subscription: new StagedSubscription(Running)));

        var plan = await dialogue.Turn(question);

        Assert.Contains(plan.Replies, reply => reply.Text.Contains(answer, StringComparison.Ordinal));
        Assert.Null(plan.EscalationReason);
    }

    [Fact]
    public async Task The_sale_stays_where_it_is()
    {
        var dialogue = new Dialogue(Shop.Runner(subscription: new StagedSubscription(Running)));
        await dialogue.Turn("Сукня Анна, рожева, на зріст 128");
        var before = dialogue.Conversation;

        var plan = await dialogue.Turn("До речі, коли закінчується моя підписка?");

        Assert.Equal("Ваша підписка «Місяць» діє до 15.02.2026 🤍", Assert.Single(plan.Replies).Text);
        Assert.Equal((before.State, before.Selection), (dialogue.Conversation.State, dialogue.Conversation.Selection));
    }

    [Fact]
    public async Task One_that_is_over_and_one_that_never_was_are_told_as_such()
    {
        var over = await new Dialogue(Shop.Runner(subscription: new StagedSubscription(Over))).Turn("/status");
        var none = await new Dialogue(Shop.Runner(subscription: new StagedSubscription(SubscriptionStanding.None))).Turn("/status");

        Assert.Contains(over.Replies, reply => reply.Text.Contains("закінчилася 10.01.2026", StringComparison.Ordinal));
        Assert.Contains(none.Replies, reply => reply.Text.Contains("Підписки у Вас зараз немає", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Коли закінчується?", false)]
    [InlineData("коли закінчується розпродаж?", true)]
    [InlineData("Коли закінчується моя підписка?", null)]
    [InlineData("/status", null)]
    public async Task What_is_not_about_a_subscription_is_left_to_the_rules(string question, bool? hasOne)
    {
        var standing = hasOne switch
        {
            true => Running,
            false => SubscriptionStanding.None,
            null => null, // The shop has no plans.
        };

        var plan = await new Dialogue(Shop.Runner(subscription: new StagedSubscription(standing))).Turn(question);

        Assert.DoesNotContain(
            plan.Replies,
            reply => reply.Text.Contains("підписка «", StringComparison.Ordinal) || reply.Text.Contains("Підписки", StringComparison.Ordinal));
    }
}
