using System.Globalization;
using System.Text;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Channels.Tests.ManyChat;
using MirtAi.Fleet.Tests.Instagram;
using MirtAi.Fleet.Tests.ManyChat;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Conversations;

/// <summary>
/// The first ten conversations of <c>tests/Conversations</c> over the other channels: the customer is told the same, and sees photos where
/// the script has some, however the channel cuts it into messages.
/// </summary>
public sealed class ChannelConversationTests
{
    private const int Conversations = 10;
    private const string BotLabel = "bot: ";
    private const long ManagerChat = -1_001_000_000_002;

    [PostgresFact]
    public async Task Over_Instagram_Direct_they_go_as_they_are_written()
    {
        await using var graph = await GraphPeer.Start();

        await AssertSame((shop, number) => new InstagramCustomer(shop, graph, number), InstagramShop.Settings(graph));
    }

    [PostgresFact]
    public async Task Through_ManyChat_they_go_as_they_are_written_and_it_knows_where_each_purchase_stands()
    {
        await using var peer = await ManyChatPeer.Start();

        var customers = await AssertSame((shop, number) => new ManyChatCustomer(shop, peer, number), ManyChatShop.Settings(peer));

        foreach (var customer in customers.Cast<ManyChatCustomer>())
        {
            Assert.StartsWith("STATE_", peer.Field(customer.Id, "ai_state"), StringComparison.Ordinal);
            Assert.True(peer.Has(customer.Id, "ai_responded"));
        }

        Assert.Contains(customers.Cast<ManyChatCustomer>(), customer => peer.Has(customer.Id, "order_created"));
    }

    [PostgresFact]
    public async Task In_the_web_chat_they_go_as_they_are_written() => await AssertSame(
        (shop, number) => new WebCustomer(shop, number), new() { ["Chat:Enabled"] = "true" });

    private static async Task<IReadOnlyList<ChannelCustomer>> AssertSame(
        Func<ShopUnderTest, int, ChannelCustomer> customer, Dictionary<string, string> settings)
    {
        foreach (var (name, value) in PlayedConversations.Settings(ManagerChat))
            settings[name] = value;
        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false, Settings = settings });
        var files = Directory.GetFiles(PlayedConversations.Folder, "*.txt").Order(StringComparer.Ordinal).Take(Conversations).ToArray();
        Assert.Equal(Conversations, files.Length);
        var customers = files.Select((_, number) => customer(shop, number + 1)).ToArray();

        var faults = await Task.WhenAll(files.Zip(customers, (file, customer) => PlayAsync(file, customer, shop)));

        Assert.Equal("", string.Concat(faults));
        return customers;
    }

    /// <summary>Plays a script; returns what differs from it.</summary>
    private static async Task<string> PlayAsync(string file, ChannelCustomer customer, ShopUnderTest shop)
    {
        var faults = new StringBuilder();
        var (said, expected) = ("", new List<string>());
        var (seen, isOfBot) = (0, false);
        foreach (var line in (await File.ReadAllTextAsync(file)).Split('\n').Append(ConversationScript.CustomerLabel))
        {
            if (line.StartsWith(ConversationScript.PressLabel, StringComparison.Ordinal))
            {
                var told = ConversationScript.Told(shop, ManagerChat, customer.Key)[^1];
                await ConversationScript.PressAsync(line[ConversationScript.PressLabel.Length..], shop, ManagerChat, told);
            }

            if (!line.StartsWith(ConversationScript.CustomerLabel, StringComparison.Ordinal))
            {
                var goesOn = line.StartsWith("    ", StringComparison.Ordinal);
                isOfBot = line.StartsWith(BotLabel, StringComparison.Ordinal) || (isOfBot && goesOn);
                if (isOfBot)
                    expected.Add(goesOn ? line : line[BotLabel.Length..]);
                continue;
            }

            if (said.Length > 0)
            {
                var sees = await customer.SeesAsync();
                if (Gist(expected) != Gist(sees.Skip(seen)))
                {
                    faults.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"{Path.GetFileName(file)}, \"{said}\":\n  expected {Gist(expected)}\n  got      {Gist(sees.Skip(seen))}");
                }

                seen = sees.Count;
            }

            (said, expected) = (line[ConversationScript.CustomerLabel.Length..], []);
            if (said.Length == 0)
                break;
            await customer.SaysAsync(said);
            await Eventually.Until(
                () => shop.Ledger.ValueAsync<bool>(ConversationScript.Answered, customer.Key, (long)customer.Said),
                Patience.Long,
                $"an answer to \"{said}\"");
        }

        return faults.ToString();
    }

    /// <summary>The words as one but the number of an order, and whether there are photos: an album is one in the script.</summary>
    private static string Gist(IEnumerable<string> messages)
    {
        var all = ConversationScript.WithoutNumber(string.Join(' ', messages));
        var words = all.Replace(ChannelCustomer.Photo, " ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words) + (all.Contains(ChannelCustomer.Photo, StringComparison.Ordinal) ? " | with photos" : "");
    }
}
