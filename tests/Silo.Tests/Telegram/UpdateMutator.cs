using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>Breaks updates at random: bytes, or values and members of the JSON.</summary>
internal sealed class UpdateMutator(Random random)
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "9223372036854775807", "99999999999999999999", "\"\"", "\"x\"", "[]", "{}", "[null]",
        "\"\\ud800\"", "\"\\u0000\"", "\"private\"", "{\"id\":5,\"type\":\"private\"}", "[[[[[[[[1]]]]]]]]", "\"@\"", "\"\\u202e<b>&\"",
    ];

    public byte[] Mutate(byte[] update)
    {
        var body = random.Next(2) == 0 ? update : MutateValues(update);
        return random.Next(3) == 0 ? MutateBytes(body) : body;
    }

    private byte[] MutateBytes(byte[] body)
    {
        List<byte> bytes = [.. body];
        for (var times = random.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
            }
        }

        return [.. bytes];
    }

    private byte[] MutateValues(byte[] body)
    {
        var json = Encoding.UTF8.GetString(body);
        for (var times = random.Next(1, 4); times > 0; times--)
            json = MutateOne(json);
        return Encoding.UTF8.GetBytes(json);
    }

    /// <summary>Replaces one scalar or name of the text, wherever a token begins and ends.</summary>
    private string MutateOne(string json)
    {
        try
        {
            var root = JsonNode.Parse(json)!;
            List<JsonNode> nodes = [];
            Collect(root, nodes);
            var node = nodes[random.Next(nodes.Count)];
            var marker = "\u0001mutated\u0001";
            if (node.Parent is JsonObject parent && random.Next(4) == 0)
                parent.Remove(node.GetPropertyName());
            else if (node.Parent is not null)
                node.ReplaceWith(marker);
            return root.ToJsonString()
                .Replace(JsonSerializer.Serialize(marker), Values[random.Next(Values.Length)], StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return json;
        }
    }

    private static void Collect(JsonNode node, List<JsonNode> nodes)
    {
        nodes.Add(node);
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => Enumerable.Empty<JsonNode?>(),
        };
        foreach (var child in children)
        {
            if (child is not null)
                Collect(child, nodes);
        }
    }
}
