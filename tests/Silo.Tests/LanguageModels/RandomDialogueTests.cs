using System.Text;
using System.Text.Json;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;

namespace MirtAi.Silo.Tests.LanguageModels;

/// <summary>Dialogues put together at random from everything that the phrase tables hold.</summary>
public class RandomDialogueTests
{
    private const int Turns = 40, MaxBytes = 2048, MaxBubbles = 8;

    private static readonly string[] Others =
    [
        "[photo]", "[voice]", "[sticker]", "[location]", "[contact] 0671234567", "[button] take", "/start", "/restart", "/help",
        "/unknown x",
        "Іваненко Марія", "0671234567", "Київ", "відділення 5", "передплата", "повна оплата", "131", "Лагуна рожева на 122", "Валері",
        "\u0000\ud800 ?",
    ];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_is_written_every_turn_is_answered_and_nothing_contradicts_itself(int seed)
    {
        var random = new Random(seed);
        var messages = PhraseTests.Phrases().Select(row => row.Data.Item2).Concat(Others).Concat(Others).ToArray();
        var dialogue = new Dialogue(Shop.Runner());

        for (var turn = 0; turn < Turns; turn++)
        {
            var written = random.GetItems(messages, random.Next(1, 4));
            var before = dialogue.Conversation;
            var result = await dialogue.Turn(written);

            var (conversation, replies) = (result.Conversation, result.Replies);
            Assert.Equal(conversation.State, Phases.StateOf(conversation.Phase));
            Assert.True(
                replies.Length is >= 1 and <= MaxBubbles, $"{replies.Length} bubbles for {string.Join(" / ", written)} in {before}");
            Assert.All(replies, reply => Assert.InRange(reply.Text.Length, 1, BubbleStyle.MaxLength));
            Assert.All(replies, reply => Assert.DoesNotContain('{', reply.Text));
            Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(conversation)), 1, MaxBytes);
            if (result.EscalationReason is { } reason && !EscalationReasons.IsNotice(reason))
                Assert.Contains(
                    conversation.State, new[] { ConversationState.End, ConversationState.Complaint, ConversationState.OutOfDomain });
        }
    }
}
