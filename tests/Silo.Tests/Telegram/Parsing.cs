using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>The parser as the tests use it.</summary>
internal static class Parsing
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The seal of the buttons in the managers' chat.</summary>
    public static ManagerButtonSeal Seal { get; } = ManagerButtonSeal.Of(Settings());

    public static TelegramUpdateParser Parser(int? managerThread = null, string? managerBot = null) =>
        new(Options.Create(Settings(managerThread, managerBot)), new FakeTimeProvider(Now));

    /// <summary>What comes when a button with this command is pressed.</summary>
    public static string Signed(string command, string? managerBot = null) =>
        ManagerButtonSeal.Of(Settings(managerBot: managerBot)).Sign([new OutboundButton("", command)])[0].Value;

    public static ParsedUpdate Parse(string json) => Parser().Parse(Encoding.UTF8.GetBytes(json));

    public static InboundEvent Event(JsonObject update) => Assert.IsType<ParsedUpdate.Event>(Parse(update.ToJsonString())).Inbound;

    public static string Ignored(JsonObject update) => Assert.IsType<ParsedUpdate.Ignored>(Parse(update.ToJsonString())).Reason;

    private static TelegramOptions Settings(int? managerThread = null, string? managerBot = null) => new()
    {
        BotToken = TelegramPeerOptions.DefaultToken,
        WebhookSecret = TelegramSetup.Secret,
        ManagerChatId = TelegramSetup.ManagerChat,
        ManagerThreadId = managerThread,
        ManagerBotToken = managerBot,
    };
}
