using System.Text;
using System.Text.Json;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Tests.Conversations;

public class ConversationJsonTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void States_phases_and_intents_are_written_by_the_shops_names()
    {
        var json = JsonSerializer.Serialize(new Conversation { LastIntent = Intent.Size }.In(ConversationState.SizeColor), Web);

        Assert.Contains("\"state\":\"STATE_3_SIZE_COLOR\"", json, StringComparison.Ordinal);
        Assert.Contains("\"phase\":\"WAITING_FOR_SIZE\"", json, StringComparison.Ordinal);
        Assert.Contains("\"lastIntent\":\"SIZE_HELP\"", json, StringComparison.Ordinal);
        Assert.Contains("\"language\":\"uk\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"state":"STATE_4_OFFER","phase":"OFFER_MADE","language":"ru","lastIntent":null}""")]
    [InlineData("""{"state":"STATE_0_INIT","unknown":1}""")]
    public void What_an_earlier_version_stored_still_loads(string json)
    {
        var conversation = JsonSerializer.Deserialize<Conversation>(json, Web)!;

        Assert.False(conversation.Progress.ItemComplete);
        Assert.Empty(conversation.Order.Lines);
        Assert.Empty(conversation.Recent);
        Assert.Empty(conversation.Shown);
    }

    [Fact]
    public void A_long_conversation_stays_small_and_survives_the_round_trip()
    {
        var full = new Conversation
        {
            State = ConversationState.PaymentDelivery,
            Phase = DialoguePhase.WaitingForPaymentMethod,
            LastIntent = Intent.Payment,
            Selection = new() { ProductId = "11698818", Size = "134-140", Color = "light-blue", Offered = true },
            Shown = ["3443041", "9251497", "11089055", "11100944", "11698818"],
            Height = 131,
            SuggestedHeight = 134,
            GreetedOn = new DateOnly(2026, 1, 15),
            Introduced = true,
            Alert = new RaisedAlert(EscalationReasons.ReturnOrExchange, DateTimeOffset.UnixEpoch),
            Recent = [.. Enumerable.Range(0, LoopGuard.Window).Select(_ => "0123456789")],
            Order = new()
            {
                Lines = [.. Enumerable.Range(0, 5).Select(number =>
                    new OrderLine($"1169881{number}", "134-140", "light-blue", new Money(2290, "UAH")))],
                Recipient = new()
                {
                    FullName = new string('Ї', 100),
                    Phone = "+380671234567",
                    City = new string('Ї', 50),
                    Branch = "відділення 12345",
                },
                Payment = PaymentMethod.Prepay,
            },
        };
        var relaxed = new JsonSerializerOptions(Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        var json = JsonSerializer.Serialize(full, relaxed);
        var again = JsonSerializer.Serialize(JsonSerializer.Deserialize<Conversation>(json, relaxed), relaxed);

        Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, 2048);
        Assert.Equal(json, again);
    }
}
