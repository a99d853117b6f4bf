using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Silo.Tests.LanguageModels;

/// <summary>Who is handed to a person outside of the opening hours is told when somebody will answer.</summary>
public sealed class ClosedNoticeTests
{
    private static readonly OpeningHours Hours = OpeningHours.Of(
        new OpeningHoursOptions { Weekly = "Mon-Fri 09:00-18:00" }, TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv"));

    private static readonly DateTimeOffset Thursday = new(2026, 1, 15, 0, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("Покличте менеджера", "Зараз неробочий час, тож відповідь буде завтра після 09:00.")]
    [InlineData("Позовите, пожалуйста, менеджера", "Сейчас нерабочее время, поэтому ответ будет завтра после 09:00.")]
    [InlineData("Please call a manager", "It is outside our working hours now, so a manager will reply tomorrow after 09:00.")]
    public async Task In_the_evening_the_time_of_the_answer_is_told(string call, string told)
    {
        var dialogue = new Dialogue(Shop.Runner(hours: Hours)) { Now = Thursday.AddHours(20) };

        var plan = await dialogue.Turn(call);

        Assert.Equal("MANAGER_REQUESTED", plan.EscalationReason);
        Assert.EndsWith(told, plan.Replies[^1].Text, StringComparison.Ordinal);
        // Also who asks again.
        Assert.EndsWith(told, (await dialogue.Turn(call)).Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_day_nothing_is_told_of_hours()
    {
        var dialogue = new Dialogue(Shop.Runner(hours: Hours)) { Now = Thursday.AddHours(12) };

        var plan = await dialogue.Turn("Покличте менеджера");

        Assert.DoesNotContain(plan.Replies, reply => reply.Text.Contains("неробочий", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_buys_in_the_evening_is_told_nothing_of_hours()
    {
        var dialogue = new Dialogue(Shop.Runner(hours: Hours)) { Now = Thursday.AddHours(20) };

        foreach (var text in (string[])
            ["Сукня Анна, рожева, на зріст 128", "так, беру", "Зразкова Олена, 0671234567, у Києві, відділення 12", "передплата"])
        {
            var plan = await dialogue.Turn(text);
            Assert.DoesNotContain(plan.Replies, reply => reply.Text.Contains("неробочий", StringComparison.Ordinal));
        }

        Assert.True(dialogue.Conversation.Order.Placed);
    }
}
