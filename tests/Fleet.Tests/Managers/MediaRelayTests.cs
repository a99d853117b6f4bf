using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>Whatever a customer and a manager send each other arrives as it is, in both directions.</summary>
public sealed class MediaRelayTests(MediaRelayTests.ManagedShop managed) : IClassFixture<MediaRelayTests.ManagedShop>
{
    private const string Complaint = "Сукня прийшла порвана, це жах!";
    private static long lastUpdate = 72_000_000;

    private ShopUnderTest Shop => managed.Shop;

    [PostgresTheory]
    [InlineData("photo", 1)]
    [InlineData("album", 3)]
    [InlineData("voice", 1)]
    [InlineData("video", 1)]
    [InlineData("document", 1)]
    [InlineData("sticker", 1)]
    [InlineData("location", 1)]
    public async Task It_arrives_as_it_is(string kind, int messages)
    {
        var customer = Shop.NewCustomer();
        var call = await Call(customer);

        for (var number = 0; number < messages; number++)
            await customer.SendsAsync((update, chat) => Content(kind, update, chat));
        await Copies(ManagedShop.Chat, customer.ChatId, messages);
        for (var number = 0; number < messages; number++)
            await Shop.Telegram.DeliverAsync(TelegramUpdates.GroupMessage(Next(), ManagedShop.Chat, Members(kind), call.MessageId));
        await Copies(customer.ChatId, ManagedShop.Chat, messages);

        await Shop.UntilQuiet();
        Assert.Empty(Shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task Of_two_managers_who_press_at_once_one_has_the_conversation_and_the_other_learns_who()
    {
        var customer = Shop.NewCustomer();
        var call = await Call(customer);
        (string Query, string Name)[] managers = [($"{customer.Key}-a", "Олена"), ($"{customer.Key}-b", "Петро")];

        await Task.WhenAll(managers.Select(manager => Shop.Telegram.DeliverAsync(TelegramUpdates.GroupCallback(
            Next(), ManagedShop.Chat, call.MessageId, call.Button("/take"), manager.Query, manager.Name))));
        await Eventually.Until(() => managers.All(manager => Shop.Peer.Shown(manager.Query) is not null), Patience.Long);

        var (has, other) = Shop.Peer.Shown(managers[0].Query) == "Ви ведете цей чат: бот мовчить."
            ? (managers[0], managers[1])
            : (managers[1], managers[0]);
        Assert.Equal("Ви ведете цей чат: бот мовчить.", Shop.Peer.Shown(has.Query));
        Assert.StartsWith($"Цей чат уже веде {has.Name}", Shop.Peer.Shown(other.Query), StringComparison.Ordinal);
        Assert.Equal(has.Name, await Shop.Ledger.ValueAsync<string>(
            "select state -> 'handoff' ->> 'manager' from grain_state where kind = 'session' and key = $1", customer.Key));
    }

    [PostgresFact]
    public async Task A_correction_and_an_answer_to_a_certain_message_reach_the_customer()
    {
        var customer = Shop.NewCustomer();
        var call = await Call(customer);
        var seen = customer.Sees.Count;
        await customer.SaysAsync("Коли заміна?");
        var asked = await Eventually.Value(
            () => Task.FromResult(Shop.Peer.Messages(ManagedShop.Chat).FirstOrDefault(message =>
                message.Text.Contains("Коли заміна?", StringComparison.Ordinal) && message.MessageId > call.MessageId)),
            Patience.Long);

        var answer = TelegramUpdates.GroupMessage(Next(), ManagedShop.Chat, new() { ["text"] = "У вівторок" }, asked.MessageId);
        await Shop.Telegram.DeliverAsync(answer);
        await customer.UntilAnswered(seen + 1);
        await Shop.UntilQuiet();
        await Shop.Telegram.DeliverAsync(TelegramUpdates.Reworded(Next(), answer, "У середу"));
        await Eventually.Until(() => customer.Sees[^1].Text == "У середу", Patience.Long);

        await Shop.UntilQuiet();
        Assert.Equal(seen + 1, customer.Sees.Count);
        Assert.Equal(customer.Said.Count, customer.Sees[^1].ReplyTo);
        Assert.Equal("У середу", await Shop.Ledger.ValueAsync<string>(
            "select text from messages where session_key = $1 and author = 2", customer.Key));
    }

    private static long Next() => Interlocked.Increment(ref lastUpdate);

    /// <summary>The customer complains, and managers are told.</summary>
    private async Task<DeliveredMessage> Call(Customer customer)
    {
        await customer.SaysAsync(Complaint);
        await customer.UntilAnswered();
        var call = await Eventually.Value(
            () => Task.FromResult(Shop.Peer.Messages(ManagedShop.Chat).FirstOrDefault(
                message => message.Text.Contains($"{customer.Key}\n", StringComparison.Ordinal))),
            Patience.Long);
        await Shop.UntilQuiet();
        return call;
    }

    private Task Copies(long chat, long of, int messages) => Eventually.Until(
        () => Shop.Peer.Messages(chat).Count(message => message.CopyOf?.StartsWith($"{of}/", StringComparison.Ordinal) == true) == messages,
        Patience.Long,
        $"{messages} copies");

    private static JsonObject Content(string kind, long update, long chat) => kind switch
    {
        "album" => TelegramUpdates.Album(update, chat, 1)[0],
        "photo" => TelegramUpdates.Photo(update, chat),
        "voice" => TelegramUpdates.Voice(update, chat),
        "document" => TelegramUpdates.Document(update, chat, "application/pdf"),
        "video" => TelegramUpdates.Media(
            update, chat, kind, new() { ["file_id"] = "BAACvideo", ["mime_type"] = "video/mp4", ["duration"] = 3 }),
        "sticker" => TelegramUpdates.Media(update, chat, kind, new() { ["file_id"] = "CAACsticker", ["type"] = "regular", ["emoji"] = "👍" }),
        _ => TelegramUpdates.Media(update, chat, kind, new() { ["latitude"] = 50.45, ["longitude"] = 30.52 }),
    };

    /// <summary>What a message of the kind has beside the members of every message.</summary>
    private static JsonObject Members(string kind)
    {
        string[] ofAll = ["message_id", "from", "chat", "date"];
        return new(Content(kind, 1, 1)["message"]!.AsObject()
            .Where(member => !ofAll.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    /// <summary>A shop whose only manager reads calls in a private chat, which has no group's limit.</summary>
    public sealed class ManagedShop() : ShopWithManagers(Chat)
    {
        internal const long Chat = 900_777;
    }
}
