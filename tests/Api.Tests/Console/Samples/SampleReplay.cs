using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console.Samples;

/// <summary>How the turns of the sample conversation went.</summary>
internal static class SampleReplay
{
    /// <summary>The turn with every step.</summary>
    public const string Turn = "t4";

    public static async Task Write(IDatabase database, string key, DateTimeOffset now)
    {
        await Write(database, key, "t2", now.AddMinutes(-26), "STATE_4_OFFER", Answered(now.AddMinutes(-26), 1) with
        {
            Before = "STATE_0_INIT",
            After = "STATE_4_OFFER",
            Acts = ["offer"],
            Messages = [Message(1, now.AddMinutes(-26), "DISCOVERY_OR_QUESTION", "кашемірове пальто", "SelectItem", "Пальто «Мрія», 122–128")],
        });
        await Write(database, key, Turn, now.AddMinutes(-7), "STATE_5_PAYMENT_DELIVERY", Answered(now.AddMinutes(-7), 3) with
        {
            Before = "STATE_4_OFFER",
            After = "STATE_5_PAYMENT_DELIVERY",
            Acts = ["color-chosen", "call-person"],
            Escalation = "URGENT_DELIVERY",
            Messages = [Message(3, now.AddMinutes(-7), "PAYMENT_DELIVERY", "отримати до п’ятниці", "CallPerson", "URGENT_DELIVERY")],
            Changes =
            [
                new ReplayedChange("selection.color", null, "\"рожевий\""),
                new ReplayedChange("order.recipient.phone", null, "\"+380501112233\""),
            ],
        });
    }

    private static TurnReplay Answered(DateTimeOffset at, int history) => new()
    {
        BeganAt = at.AddSeconds(2),
        ReadyAt = at.AddSeconds(2.6),
        Before = "",
        After = "",
        Replies = 1,
        Confidence = 0.94,
        History = history,
        Guards = [new ReplayedGuard("loop", 1, 4, false)],
        Models =
        [
            new ReplayedExchange("answer", 20, 540)
            {
                Outcome = "answered",
                Provider = "main",
                Model = "m",
                InputTokens = 2_140,
                OutputTokens = 96,
                Asked = [new ReplayedPromptLine("system", new ReplayedWords("Ви відповідаєте клієнтам магазину дитячого одягу.", 9_000))],
                Answer = new ReplayedWords("Передаю Вас менеджерці: вона підкаже щодо термінової доставки."),
            },
        ],
    };

    private static ReplayedMessage Message(
        long sequence, DateTimeOffset at, string intent, string words, string command, string value) => new(sequence, "Message", at, at)
        {
            Before = "STATE_4_OFFER",
            After = "STATE_5_PAYMENT_DELIVERY",
            Intent = intent,
            Confidence = 0.94,
            Rule = "sale",
            Signs = [new ReplayedSign("delivery", words)],
            Commands = [new ReplayedCommand(command, value, 0.94, words, "Done")],
        };

    private static Task Write(IDatabase database, string key, string turn, DateTimeOffset at, string state, TurnReplay replay) =>
        database.Write(
            """
            insert into turns (session_key, turn_id, at, channel, state, waited_ms, replay)
            values (@key, @turn, @at, 'telegram', @state, 2600, @json)
            """,
            new { key, turn, at, state, json = ReplayJson.Write(replay) });
}
