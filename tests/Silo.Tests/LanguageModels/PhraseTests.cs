using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;

namespace MirtAi.Silo.Tests.LanguageModels;

/// <summary>
/// What single messages are taken for. The files of <c>Phrases</c> hold a state, a message, and the intents or reasons that are
/// right.
/// </summary>
public class PhraseTests
{
    public static TheoryData<int, string, string> Phrases()
    {
        var phrases = new TheoryData<int, string, string>();
        var folder = Path.Combine(Shop.Root, "tests/Silo.Tests/LanguageModels/Phrases");
        foreach (var line in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;

            var parts = line.Split(" | ");
            phrases.Add(int.Parse(parts[0], null), parts[1], parts[2]);
        }

        return phrases;
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_message_is_taken_for_what_it_is(int state, string message, string right)
    {
        var conversation = new Conversation().In((ConversationState)state);
        var utterance = UtteranceReader.Read(message, hasPhoto: false, conversation, Shop.Catalog.Value);

        var classification = IntentClassifier.Classify(utterance, conversation);

        var labels = string.Join(", ", utterance.Labels);
        Assert.True(
            right.Split(' ').Any(name => name == classification.Intent.ContractName() || name == classification.Reason),
            $"{classification.Intent.ContractName()} {classification.Reason} by [{labels}]");
        Assert.InRange(classification.Confidence, 0.1, 1);
    }

    [Theory]
    [InlineData(ConversationState.Discovery, "", "PHOTO_IDENT")]
    [InlineData(ConversationState.Offer, "є така?", "PHOTO_IDENT")]
    [InlineData(ConversationState.PaymentDelivery, "", "PAYMENT_DELIVERY")]
    [InlineData(ConversationState.PaymentDelivery, "а така є?", "PAYMENT_DELIVERY")]
    [InlineData(ConversationState.End, "ось чек", "PAYMENT_DELIVERY")]
    [InlineData(ConversationState.End, "прийшла порвана сукня", "COMPLAINT")]
    public void A_photo_is_a_product_a_receipt_or_a_proof_by_the_state_and_the_words(ConversationState state, string text, string right)
    {
        var conversation = new Conversation().In(state);
        var utterance = UtteranceReader.Read(text, hasPhoto: true, conversation, Shop.Catalog.Value);

        Assert.Equal(right, IntentClassifier.Classify(utterance, conversation).Intent.ContractName());
    }
}
