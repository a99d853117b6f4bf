using System.Globalization;
using System.Text.Json.Nodes;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>A comment as the platform has it.</summary>
internal sealed record GraphComment(string Id, string Author, string Text, string? Parent, DateTimeOffset At)
{
    public bool Hidden { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["text"] = Text,
        ["from"] = new JsonObject { ["id"] = Author, ["username"] = "invented" },
        ["timestamp"] = At.ToString("yyyy-MM-dd'T'HH:mm:sszz00", CultureInfo.InvariantCulture),
        ["media"] = new JsonObject { ["id"] = GraphPeer.MediaId },
        ["parent_id"] = Parent,
        ["hidden"] = Hidden,
    };
}
