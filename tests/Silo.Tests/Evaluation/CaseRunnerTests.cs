using MirtAi.Grains.Conversations;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Evaluation;

namespace MirtAi.Silo.Tests.Evaluation;

public class CaseRunnerTests
{
    [Fact]
    public async Task What_differs_is_said_with_what_was_expected_and_what_came()
    {
        var one = new EvalCase
        {
            Id = "all-wrong",
            Turns = [new EvalTurn("Добрий день", []), new EvalTurn("сукня Анна є?", [])],
            Expected = new Expectation
            {
                Intents = [Intent.Thanks],
                States = [ConversationState.End],
                NotStates = [ConversationState.SizeColor],
                Escalates = true,
                Contains = ["СУКНЯ АННА", "Мрія"],
                NotContains = ["1850"],
                MinProducts = 2,
                MaxProducts = 0,
            },
        };

        var outcome = await Runner().Run(one, TestContext.Current.CancellationToken);

        Assert.False(outcome.Passes);
        Assert.Equal(
            [
                "intent: expected THANKYOU_SMALLTALK, got DISCOVERY_OR_QUESTION",
                "state: expected STATE_7_END, got STATE_3_SIZE_COLOR",
                "state: expected not STATE_3_SIZE_COLOR",
                "escalates: expected a person to be called",
                "contains: expected \"Мрія\"",
                "notContains: expected no \"1850\"",
                "products: expected at least 2, got 1",
                "products: expected at most 0, got 1",
            ],
            outcome.Faults);
    }

    [Fact]
    public async Task The_last_line_says_how_many_pass()
    {
        var wrong = new EvalCase { Id = "w", Turns = [new EvalTurn("привіт", [])], Expected = new() { Intents = [Intent.Size] } };
        var right = wrong with { Id = "r", Language = "uk", Expected = new() { Intents = [Intent.Greeting], Contains = ["вітаю"] } };
        using var output = new StringWriter { NewLine = "\n" };

        OutcomeTable.Write(
            [
                await Runner().Run(wrong, TestContext.Current.CancellationToken),
                await Runner().Run(right, TestContext.Current.CancellationToken),
            ], output);

        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.StartsWith("FAIL w (STATE_0_INIT)", lines[0], StringComparison.Ordinal);
        Assert.Contains("  uk                            1/1", lines);
        Assert.Equal("1 of 2 cases pass", lines[^1]);
    }

    [Fact]
    public async Task A_mixed_language_is_counted_by_its_name()
    {
        var mixed = new EvalCase
        {
            Id = "m",
            Language = "mixed",
            Turns = [new EvalTurn("pryvit", [])],
            Expected = new() { Intents = [Intent.Greeting] },
        };
        using var output = new StringWriter { NewLine = "\n" };

        OutcomeTable.Write([await Runner().Run(mixed, TestContext.Current.CancellationToken)], output);

        Assert.Contains("  mixed                         1/1", output.ToString().Split('\n'));
    }

    public static TheoryData<ConversationState> States() => [.. Enum.GetValues<ConversationState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_begins_as_a_real_conversation_stands_in_it(ConversationState state)
    {
        var conversation = StartingPoint.In(state, "uk", Shop.Catalog.Value, DateTimeOffset.UnixEpoch);

        Assert.Equal(state, conversation.State);
        Assert.Equal(state, Phases.StateOf(conversation.Phase));
        Assert.Equal(state is ConversationState.Offer or ConversationState.PaymentDelivery, conversation.Selection.Offered);
        Assert.Equal(state is ConversationState.PaymentDelivery, conversation.Progress.OrderOpen);
        Assert.Equal(state is ConversationState.Upsell or ConversationState.End, conversation.Order.Placed);
    }

    private static CaseRunner Runner() => new(Shop.Runner(), new FileCatalog(Shop.CatalogFolder));
}
