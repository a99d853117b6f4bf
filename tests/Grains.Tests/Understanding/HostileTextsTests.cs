using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Tests.Catalog;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Tests.Understanding;

/// <summary>
/// A text of full length costs little, whatever stands in it, and grows with its length. What is counted is memory that is allocated on the
/// way: unlike time it is the same on every machine.
/// </summary>
public sealed class HostileTextsTests
{
    private const int Short = 2_000;

    // Of a linear cost, with room for what is paid once a text.
    private const double GreatestGrowth = 3.0 * UtteranceReader.MaxLength / Short;
    private const long MostBytes = 40_000_000, LeastCompared = 1_000_000;

    private static readonly DateTimeOffset Now = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    private static readonly ProductCatalog Catalog = new(
        [
            Samples.Ranges with { Aliases = ["анн* сукн*", "анн*", "рожев* сукн*"] },
            Samples.FromSmall with { Aliases = ["тренч* шкірян*", "тренч*", "шкірян* тренч*"] },
            Samples.Singles with { Aliases = ["лагун*", "тренч*", "тренч* класичн*"] },
        ],
        [],
        []);

    public static TheoryData<string> Texts => [.. HostileTexts.Parts];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_of_full_length_costs_no_more_than_its_length(string text)
    {
        foreach (var state in new[] { ConversationState.Discovery, ConversationState.PaymentDelivery })
        {
            var greatest = BytesOf(text, UtteranceReader.MaxLength, state);

            Assert.InRange(greatest, 0, MostBytes);
            Assert.InRange(greatest, 0, GreatestGrowth * Math.Max(LeastCompared, BytesOf(text, Short, state)));
        }
    }

    /// <summary>The least of three: the first one fills caches and tables.</summary>
    private static long BytesOf(string text, int length, ConversationState state)
    {
        var whole = HostileTexts.Of(text, length);
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Decide(whole, state);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private static void Decide(string text, ConversationState state)
    {
        var conversation = new Conversation { Language = "uk" };
        var message = new TranscriptLine
        {
            SessionKey = "web:1",
            Sequence = 1,
            Author = Author.Customer,
            At = Now,
            Kind = InboundKind.Message,
            Text = text,
        };
        var request = new TurnRequest
        {
            SessionKey = "web:1",
            Customer = new(),
            Conversation = conversation.In(state),
            Messages = [message],
            History = [],
            Now = Now,
        };
        SaleFlow.Decide(request, Catalog, new ConversationOptions(), new PaymentOptions(), ModelProposal.None);
    }
}
