using System.Text;
using System.Text.RegularExpressions;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Conversations;

/// <summary>
/// A conversation as a text file of <c>tests/Conversations</c>: <c>customer:</c> lines are what the customer sends, each after the answer
/// to the one before; <c>bot:</c> lines what they see, <c>manager:</c> lines what the managers are told, in order; <c>press:</c> lines are
/// buttons that a manager presses below the last of it. A line that begins with four spaces goes on with the one before. <c>[photo]</c>, <c>[document]</c> and <c>[contact]</c> stand for what is not text.
/// </summary>
internal static partial class ConversationScript
{
    internal const string CustomerLabel = "customer: ", PressLabel = "press: ";

    private const string GoesOn = "\n    ";

    private static long lastPress = 60_000_000;

    // One of the customer's lines is the newest, or its answer is not there or not sent yet.
    internal const string Answered = """
        select (select count(*) from messages where session_key = $1 and author = 0) = $2
           and (select coalesce(max(sequence), 0) from messages where session_key = $1 and author = 1)
             > (select coalesce(max(sequence), 0) from messages where session_key = $1 and author = 0)
           and not exists (select 1 from outbox where session_key = $1)
        """;

    /// <summary>Plays the customer's part of a script against the shop; returns the script with the answers that came.</summary>
    public static async Task<string> PlayAsync(string script, ShopUnderTest shop, long managerChat)
    {
        var customer = shop.NewCustomer();
        var played = new StringBuilder();
        foreach (var line in script.Split('\n'))
        {
            if (line.StartsWith('#'))
                played.Append(line).Append('\n');
            if (line.StartsWith(PressLabel, StringComparison.Ordinal))
            {
                await PressAsync(line[PressLabel.Length..], shop, managerChat, Told(shop, managerChat, customer.Key)[^1]);
                played.Append('\n').Append(line).Append('\n');
            }

            if (!line.StartsWith(CustomerLabel, StringComparison.Ordinal))
                continue;

            var (seen, told) = (customer.Sees.Count, Told(shop, managerChat, customer.Key).Count);
            await SendAsync(customer, line[CustomerLabel.Length..]);
            await Eventually.Until(
                () => shop.Ledger.ValueAsync<bool>(Answered, customer.Key, (long)customer.Said.Count), Patience.Long,
                $"an answer to \"{line}\"");
            played.Append('\n').Append(line).Append('\n');
            foreach (var message in customer.Sees.Skip(seen))
                played.Append("bot: ")
                    .Append(message.Photos.Count > 0 ? "[photo] " : "")
                    .Append(WithoutNumber(message.Text).ReplaceLineEndings(GoesOn))
                    .Append('\n');
            foreach (var message in Told(shop, managerChat, customer.Key).Skip(told))
                played.Append("manager: ").Append(Gist(message)).Append('\n');
        }

        return played.ToString();
    }

    /// <summary>The number of an order differs from run to run.</summary>
    internal static string WithoutNumber(string text) => OrderNumber.Replace(text, "NNNN-NNNN");

    [GeneratedRegex(@"(?<=№ |No\. )[0-9]{4}-[0-9]{4}")]
    private static partial Regex OrderNumber { get; }

    /// <summary>A manager presses a button below a message, and is told what came of it.</summary>
    internal static async Task PressAsync(string button, ShopUnderTest shop, long managerChat, DeliveredMessage below)
    {
        var update = Interlocked.Increment(ref lastPress);
        var query = $"press-{update}";
        await shop.Telegram.DeliverAsync(
            TelegramUpdates.GroupCallback(update, managerChat, below.MessageId, below.Button(button), query));
        await Eventually.Until(() => shop.Peer.Shown(query) is not null, Patience.Long, $"an answer to {button}");
    }

    internal static List<DeliveredMessage> Told(ShopUnderTest shop, long managerChat, string key) =>
        [.. shop.Peer.Messages(managerChat).Where(message => message.Text.Contains(key + "\n", StringComparison.Ordinal))];

    /// <summary>The reason, and what is said of the order but its number, which differs from run to run.</summary>
    private static string Gist(DeliveredMessage message)
    {
        string[] wanted = ["🔔", "•", "Разом", "Доставка", "Підтвердження"];
        var lines = message.Text.Split('\n')
            .TakeWhile(line => !line.StartsWith("👤", StringComparison.Ordinal) && !line.StartsWith("🤖", StringComparison.Ordinal))
            .Where(line => wanted.Any(word => line.StartsWith(word, StringComparison.Ordinal)));
        return string.Join(GoesOn, lines.Select(line => line.Split(", замовлення ")[0]));
    }

    private static Task SendAsync(Customer customer, string line)
    {
        var end = line.StartsWith('[') ? line.IndexOf(']', StringComparison.Ordinal) : -1;
        var rest = end < 0 ? line : line[(end + 1)..].Trim();
        var caption = rest.Length > 0 ? rest : null;
        return (end < 0 ? "" : line[1..end]) switch
        {
            "photo" => customer.SendsAsync((update, chat) => TelegramUpdates.Photo(update, chat, caption)),
            "document" => customer.SendsAsync((update, chat) => TelegramUpdates.Document(update, chat, "application/pdf", caption)),
            "contact" => customer.SendsAsync((update, chat) => TelegramUpdates.Contact(update, chat, rest)),
            _ => customer.SaysAsync(line),
        };
    }
}
