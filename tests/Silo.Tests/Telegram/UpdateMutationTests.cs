using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Channels.Telegram;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class UpdateMutationTests
{
    private const int Mutations = 10_000;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Fact]
    public void Ten_thousand_mutations_of_our_own_updates_never_throw_or_hang() => Mutate([.. OwnUpdates()]);

    [Fact]
    public void Ten_thousand_mutations_of_public_updates_never_throw_or_hang()
    {
        Mutate(PublicUpdates());
    }

    [Fact]
    public void No_public_update_is_malformed()
    {
        var parser = Parsing.Parser();

        Assert.All(PublicUpdates(), update => Assert.IsNotType<ParsedUpdate.Malformed>(parser.Parse(update)));
    }

    private static void Mutate(List<byte[]> updates)
    {
        var parser = Parsing.Parser();
        var mutator = new UpdateMutator(new Random(20260302));
        using var bound = new CancellationTokenSource(Bound);
        for (var round = 0; round < Mutations; round++)
        {
            bound.Token.ThrowIfCancellationRequested();
            var body = mutator.Mutate(updates[round % updates.Count]);

            var parsed = parser.Parse(body);

            if (parsed is ParsedUpdate.Event { Inbound: var inbound })
                AssertStorable(inbound);
        }
    }

    private static void AssertStorable(MirtAi.Grains.Interfaces.Messages.InboundEvent inbound)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var text in new[] { inbound.Text, inbound.SessionKey, inbound.Recipient, inbound.EventId, inbound.Customer.Name ?? "" })
        {
            strict.GetByteCount(text);
            Assert.DoesNotContain('\0', text);
        }

        Assert.InRange(inbound.Text.Length, 0, 10_000);
        Assert.True(TelegramAddress.TryParse(inbound.Recipient, out var address));
        Assert.Equal(inbound.SessionKey, address.SessionKey);
    }

    private static IEnumerable<byte[]> OwnUpdates()
    {
        const long chat = TelegramSetup.Customer;
        JsonObject[] updates =
        [
            TelegramUpdates.Text(1, chat, "Добрий день \"шановні\" 😀\n"),
            TelegramUpdates.Command(2, chat, "/start promo"),
            TelegramUpdates.Photo(3, chat, "Таку"),
            .. TelegramUpdates.Album(4, chat, 2, "Ці"),
            TelegramUpdates.Voice(6, chat),
            TelegramUpdates.Document(7, chat, "image/png"),
            TelegramUpdates.Contact(8, chat, "+380500000001"),
            TelegramUpdates.Callback(9, chat, "size:128"),
            TelegramUpdates.Business(10, chat, "conn-1", "Вітаю"),
            TelegramUpdates.Business(11, chat, "conn-1", "Вітаю!", isEdit: true),
            TelegramUpdates.Edited(12, chat, 1, "Добрий вечір"),
            TelegramUpdates.MyChatMember(13, chat, "kicked"),
            TelegramUpdates.Media(14, chat, "rich_message", new JsonObject { ["blocks"] = new JsonArray("a", "b") }),
            ReplyInTopic(15, chat),
        ];
        return updates.Select(update => Encoding.UTF8.GetBytes(update.ToJsonString()));
    }

    private static JsonObject ReplyInTopic(long updateId, long chat)
    {
        var update = TelegramUpdates.Text(updateId, chat, "а на 140?");
        var message = update["message"]!;
        message["message_thread_id"] = 41;
        message["is_topic_message"] = true;
        message["quote"] = new JsonObject { ["text"] = "Тренч 😀" };
        message["reply_to_message"] = new JsonObject { ["text"] = "Тренч 😀 еко" };
        return update;
    }

    /// <summary>The samples that are whole updates, and those that are messages, as updates.</summary>
    private static List<byte[]> PublicUpdates()
    {
        var root = Environment.GetEnvironmentVariable("MIRT_FIXTURES") ?? Beside();
        var folder = root is null ? null : Path.Combine(root, "telegram");
        Assert.SkipUnless(Directory.Exists(folder), "there are no public updates: set MIRT_FIXTURES to the folder of the samples");
        return
        [
            .. Directory.GetFiles(folder!, "update.*.json").Select(File.ReadAllBytes),
            .. Directory.GetFiles(folder!, "message.*.json").Select(file => (byte[])
                [.. "{\"update_id\":1,\"message\":"u8, .. File.ReadAllBytes(file), (byte)'}']),
        ];
    }

    private static string? Beside()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MirtAi.sln")))
            folder = folder.Parent;
        return folder?.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared", "fixtures");
    }
}
