using System.Text;
using System.Text.Json.Nodes;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Edge;

/// <summary>Real updates to break: our own, and public ones where the folder of the samples is present.</summary>
internal static class SampleUpdates
{
    public static IReadOnlyList<byte[]> All { get; } =
        [.. Own().Select(update => Encoding.UTF8.GetBytes(update.ToJsonString())), .. Public()];

    private static IEnumerable<JsonObject> Own()
    {
        for (var chat = 1_000L; chat < 1_200; chat++)
        {
            var id = chat * 100;
            yield return TelegramUpdates.Text(id, chat, "Добрий день \"шановні\" 😀\n");
            yield return TelegramUpdates.Command(id + 1, chat, "/start promo");
            yield return TelegramUpdates.Photo(id + 2, chat, "Таку");
            yield return TelegramUpdates.Voice(id + 3, chat);
            yield return TelegramUpdates.Contact(id + 4, chat, "+380500000001");
            yield return TelegramUpdates.Callback(id + 5, chat, "size:128");
            yield return TelegramUpdates.Business(id + 6, chat, "conn-1", "Вітаю");
            yield return TelegramUpdates.Edited(id + 7, chat, 1, "Добрий вечір");
            yield return TelegramUpdates.MyChatMember(id + 8, chat, "kicked");
        }
    }

    private static IEnumerable<byte[]> Public()
    {
        var folder = Path.Combine(
            Environment.GetEnvironmentVariable("MIRT_FIXTURES")
                ?? Path.Combine(ServiceAssembly.Root, "..", "shared", "fixtures"), "telegram");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "update.*.json").Select(File.ReadAllBytes) : [];
    }
}
