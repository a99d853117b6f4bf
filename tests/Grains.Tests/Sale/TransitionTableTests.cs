using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Tests.Sale;

public class TransitionTableTests
{
    private static readonly ConversationState[] States = Enum.GetValues<ConversationState>();
    private static readonly Intent[] Intents = Enum.GetValues<Intent>();

    public static TheoryData<ConversationState, Intent> Pairs()
    {
        var pairs = new TheoryData<ConversationState, Intent>();
        foreach (var state in States)
        {
            foreach (var intent in Intents)
                pairs.Add(state, intent);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_state_and_intent_has_exactly_one_row_that_always_holds_and_it_is_the_last(ConversationState state, Intent intent)
    {
        var rows = TransitionTable.Rows.Where(row => row.From == state && row.On == intent).ToList();

        Assert.Equal(TransitionCondition.Always, rows[^1].When);
        Assert.Single(rows, row => row.When is TransitionCondition.Always);
        Assert.Equal(rows.Count, rows.Select(row => row.When).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void State_and_phase_never_contradict_each_other_however_far_the_sale_has_come(ConversationState state, Intent intent)
    {
        foreach (var progress in EveryProgress())
        {
            var next = TransitionTable.Next(state, intent, progress);
            var phase = Phases.Of(next, progress);

            Assert.Equal(next, Phases.StateOf(phase));
        }
    }

    [Fact]
    public void Every_phase_belongs_to_a_state()
    {
        foreach (var phase in Enum.GetValues<DialoguePhase>())
            Assert.True(Enum.IsDefined(Phases.StateOf(phase)));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_complaint_is_heard_in_every_state(ConversationState state, Intent intent)
    {
        Assert.Equal(ConversationState.Complaint, TransitionTable.Next(state, Intent.Complaint, new Progress()));
        Assert.True(intent is not Intent.Unknown || TransitionTable.Next(state, intent, new Progress()) == state);
    }

    [Theory]
    [InlineData(ConversationState.Discovery)]
    [InlineData(ConversationState.Vision)]
    [InlineData(ConversationState.SizeColor)]
    [InlineData(ConversationState.Offer)]
    [InlineData(ConversationState.End)]
    public void Whoever_has_chosen_an_item_may_pay_for_it(ConversationState state)
    {
        var chosen = new Progress { ProductKnown = true, SizeKnown = true, ColorKnown = true, Offered = true };

        Assert.Equal(ConversationState.PaymentDelivery, TransitionTable.Next(state, Intent.Payment, chosen));
    }

    [Theory]
    [InlineData(ConversationState.Complaint)]
    [InlineData(ConversationState.OutOfDomain)]
    [InlineData(ConversationState.End)]
    [InlineData(ConversationState.Upsell)]
    public void Nobody_is_stuck(ConversationState state)
    {
        Assert.Equal(ConversationState.Discovery, TransitionTable.Next(state, Intent.Discovery, new Progress()));
        Assert.Equal(ConversationState.SizeColor, TransitionTable.Next(state, Intent.Size, new Progress()));
    }

    [Fact]
    public void An_offer_goes_back_to_the_size_and_to_the_search()
    {
        Assert.Equal(
            ConversationState.SizeColor, TransitionTable.Next(ConversationState.Offer, Intent.Size, new Progress { ProductKnown = true }));
        Assert.Equal(
            ConversationState.Discovery, TransitionTable.Next(ConversationState.Offer, Intent.Discovery, new Progress { Browsing = true }));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_call_for_a_person_is_over_and_completed_in_one_step(ConversationState state, Intent intent)
    {
        var after = new Conversation { LastIntent = intent }.In(state).HandedOver(EscalationReasons.OrderConfirmed);

        Assert.Equal(
            state is ConversationState.Complaint or ConversationState.OutOfDomain ? state : ConversationState.End,
            after.State);
        Assert.Equal(after.State, Phases.StateOf(after.Phase));
        Assert.True(after.State is not ConversationState.End || after.Phase is DialoguePhase.Completed);
    }

    private static IEnumerable<Progress> EveryProgress()
    {
        for (var bits = 0; bits < 2048; bits++)
        {
            yield return new Progress
            {
                ProductKnown = (bits & 1) != 0,
                SizeKnown = (bits & 2) != 0,
                ColorKnown = (bits & 4) != 0,
                Offered = (bits & 8) != 0,
                Browsing = (bits & 16) != 0,
                OrderOpen = (bits & 32) != 0,
                DeliveryKnown = (bits & 64) != 0,
                OrderPlaced = (bits & 128) != 0,
                ProofCame = (bits & 256) != 0,
                UpsellDue = (bits & 512) != 0,
                ProofAwaited = (bits & 1024) != 0,
            };
        }
    }
}
