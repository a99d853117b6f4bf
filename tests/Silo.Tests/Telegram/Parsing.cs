using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>The parser as the tests use it.</summary>
internal static class Parsing
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static TelegramUpdateParser Parser(int? managerThread = null, string? managerBot = null) => new(
        Options.Create(new TelegramOptions
        {
            BotToken = TelegramPeerOptions.DefaultToken,
            WebhookSecret = TelegramSetup.Secret,
            ManagerChatId = TelegramSetup.ManagerChat,
            ManagerThreadId = managerThread,
            ManagerBotToken = managerBot,
        }),
        new FakeTimeProvider(Now));

    public static ParsedUpdate Parse(string json) => Parser().Parse(Encoding.UTF8.GetBytes(json));

    public static InboundEvent Event(JsonObject update) => Assert.IsType<ParsedUpdate.Event>(Parse(update.ToJsonString())).Inbound;

    public static string Ignored(JsonObject update) => Assert.IsType<ParsedUpdate.Ignored>(Parse(update.ToJsonString())).Reason;
}
