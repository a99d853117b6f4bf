using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Tests.Sale;

public class LoopGuardTests
{
    [Fact]
    public void Ten_different_honest_questions_are_no_circle()
    {
        var conversation = new Conversation().In(ConversationState.Discovery);

        for (var number = 0; number < 10; number++)
        {
            (conversation, var circles) = LoopGuard.Watch(conversation, [$"question {number}"]);
            Assert.False(circles);
        }
    }

    [Fact]
    public void The_same_words_in_the_same_situation_are_a_circle_at_the_fifth_time()
    {
        var conversation = new Conversation().In(ConversationState.PaymentDelivery);

        var seen = Enumerable.Range(0, 5).Select(_ => Turn(ref conversation, "так")).ToList();

        Assert.Equal([false, false, false, false, true], seen);
    }

    [Fact]
    public void Swinging_between_two_situations_is_a_circle()
    {
        var conversation = new Conversation();
        var seen = new List<bool>();

        for (var number = 0; number < 10; number++)
        {
            conversation = conversation.In(number % 2 == 0 ? ConversationState.SizeColor : ConversationState.Offer);
            seen.Add(Turn(ref conversation, number % 2 == 0 ? "інший" : "ні"));
        }

        Assert.Contains(true, seen);
    }

    [Theory]
    [InlineData("AB", 6)]
    [InlineData("ABC", 9)]
    public void Turns_that_take_turns_are_a_circle_at_the_third_round(string pattern, int turns)
    {
        var conversation = new Conversation();

        var seen = Enumerable.Range(0, turns).Select(number => Turn(ref conversation, $"{pattern[number % pattern.Length]}")).ToList();

        Assert.Equal(turns - 1, seen.IndexOf(true));
    }

    [Fact]
    public void Two_questions_asked_twice_among_others_are_no_circle()
    {
        var conversation = new Conversation();

        foreach (var words in new[] { "A", "B", "A", "C", "B", "D", "A", "E", "B", "F" })
            Assert.False(Turn(ref conversation, words));
    }

    [Fact]
    public void The_same_words_are_no_circle_while_the_sale_goes_on()
    {
        var conversation = new Conversation().In(ConversationState.SizeColor);

        foreach (var size in new[] { "80-92", "98-104", "110-116", "122-128", "134-140", "146-152" })
        {
            conversation = conversation with { Selection = new Selection { ProductId = "1", Size = size } };
            Assert.False(Turn(ref conversation, "більший"));
        }
    }

    [Fact]
    public void What_is_remembered_has_a_limit()
    {
        var conversation = new Conversation();

        for (var number = 0; number < 100; number++)
            Turn(ref conversation, $"question {number}");

        Assert.Equal(LoopGuard.Window, conversation.Recent.Length);
    }

    private static bool Turn(ref Conversation conversation, string words)
    {
        (conversation, var circles) = LoopGuard.Watch(conversation, [words]);
        return circles;
    }
}
