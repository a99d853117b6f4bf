using System.Globalization;
using System.Text.Json.Nodes;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Shop;

/// <summary>A person who writes to the shop and reads what it answers.</summary>
internal sealed class Customer(ShopUnderTest shop)
{
    private static long lastId;

    private readonly List<string> said = [];

    public long ChatId { get; } = 100_000 + Interlocked.Increment(ref lastId);

    public string Key => string.Create(CultureInfo.InvariantCulture, $"telegram:{ChatId}");

    /// <summary>What they wrote, in order.</summary>
    public IReadOnlyList<string> Said => said;

    /// <summary>What they see of the shop, in order.</summary>
    public IReadOnlyList<DeliveredMessage> Sees => shop.Peer.Messages(ChatId);

    /// <summary>
    /// The texts that were answered, by answer, in the order in which the answers arrived. An answer begins with what it is; what has no
    /// such beginning is the rest of one that was too long for a message.
    /// </summary>
    public IReadOnlyList<string[]> Answers
    {
        get
        {
            var answers = new List<string>();
            foreach (var text in Sees.Select(message => message.Text))
            {
                var begins = text.IndexOf(": ", StringComparison.Ordinal);
                if (begins < 0 && answers.Count > 0)
                    answers[^1] += " " + text;
                else
                    answers.Add(text[(begins + 2)..]);
            }

            return [.. answers.Select(answer => answer.Split(" | "))];
        }
    }

    /// <summary>Sends what is no text, and returns when the shop has taken it.</summary>
    public Task SendsAsync(Func<long, long, JsonObject> update)
    {
        said.Add("");
        return shop.Telegram.DeliverAsync(update(Interlocked.Increment(ref lastId), ChatId));
    }

    /// <summary>Writes, and returns when the shop has taken it.</summary>
    public Task SaysAsync(string text) => shop.Telegram.DeliverAsync(Writes(text));

    /// <summary>The update of the next message, which is the test's to deliver.</summary>
    public JsonObject Writes(string text)
    {
        said.Add(text);
        return TelegramUpdates.Text(Interlocked.Increment(ref lastId), ChatId, text, said.Count);
    }

    public Task UntilAnswered(int answers = 1, TimeSpan? within = null) =>
        Eventually.Until(() => Sees.Count >= answers, within ?? Patience.Long, $"{answers} answers");
}
