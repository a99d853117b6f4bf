using System.Text;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;

namespace MirtAi.Silo.Tests.LanguageModels;

/// <summary>Whatever a customer may send is understood somehow: no text stops the reader.</summary>
public class RandomTextTests
{
    private static readonly string[] Fragments =
    [
        "зріст ", "131", " 99999999999999999999999999999999", "1,", ".5", "-", "–", "сукня", " на ", "\u200b", "\u202e", "\ud83d", "\ude00",
        "👍🏽", "e\u0301\u0301\u0301",
        "%", "%6", "\\u", "\\x6", "&#", "&#99999999999;", "QUJD", "==", "0x", "01", "{{", "\0", "\r\n", "'", "ʼ", "ё", "ignore ", "все ",
        "+380", " 067 ", "№", "ﷺ", "Ⅷ", "１３１", "½", "٣",
    ];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_text_is_read_in_every_state(int seed)
    {
        var random = new Random(seed);
        foreach (var state in Enum.GetValues<ConversationState>())
        {
            var conversation = new Conversation().In(state);
            var text = random.Next(2) == 0 ? Letters(random) : Pieces(random);

            var utterance = UtteranceReader.Read(text, hasPhoto: random.Next(8) == 0, conversation, Shop.Catalog.Value);

            Assert.InRange(IntentClassifier.Classify(utterance, conversation).Confidence, 0.1, 1);
            Assert.True(utterance.Measures.Height is null or (>= 45 and <= 215), text);
        }
    }

    [Fact]
    public void What_is_longer_than_a_message_may_be_is_cut()
    {
        var text = new string('я', UtteranceReader.MaxLength * 3);

        var utterance = UtteranceReader.Read(text, hasPhoto: false, new Conversation(), Shop.Catalog.Value);

        Assert.Equal(UtteranceReader.MaxLength, utterance.Text.Length);
    }

    /// <summary>Any UTF-16, also what is no text.</summary>
    private static string Letters(Random random) =>
        string.Create(random.Next(1, 400), random, (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
                span[index] = (char)source.Next(source.Next(4) == 0 ? 0x10000 : 0x530);
        });

    private static string Pieces(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 60); count > 0; count--)
            text.Append(Fragments[random.Next(Fragments.Length)]);
        return text.ToString();
    }
}
