using System.Text.Json;
using System.Text.Json.Nodes;
using MirtAi.OpenAIPeer;

namespace MirtAi.Silo.Tests.LanguageModels.Answers;

/// <summary>A model that does what it is told: it says every act, in the shop's words and a few of its own.</summary>
internal static class HonestModel
{
    /// <summary>What its answers begin with, so that they can be told from the shop's own.</summary>
    public const string Mark = "🌸 ";

    public static PeerReply Answer(PeerRequest request) =>
        request.Schema == "understanding"
            ? PeerReply.Say("""{"intent":"UNKNOWN_OR_EMPTY","confidence":0.1,"commands":[]}""")
            : Say(request, wording => Mark + wording);

    /// <summary>Says every act that the model may say, by the shop's wording as this changes it.</summary>
    public static PeerReply Say(PeerRequest request, Func<string, string> change) => Bubbles(
    [
        .. Acts(request).Where(act => act["wording"] is not null)
            .Select(act => (change((string)act["wording"]!), new[] { (int)act["number"]! })),
    ]);

    public static PeerReply Bubbles(params (string Text, int[] Acts)[] bubbles) => PeerReply.Say(JsonSerializer.Serialize(new
    {
        reasoning = "test",
        messages = bubbles.Select(bubble => new { acts = bubble.Acts, text = bubble.Text }),
    }));

    /// <summary>The acts that the request holds: those of the last tool's result, else those of the facts.</summary>
    public static IReadOnlyList<JsonObject> Acts(PeerRequest request)
    {
        var told = request.Messages.Where(message => (string?)message!["role"] == "tool")
            .Select(message => JsonNode.Parse((string)message!["content"]!)!["acts"] as JsonArray).LastOrDefault(acts => acts is not null);
        return [.. (told ?? (JsonArray)Facts(request)["acts"]!).Select(act => act!.AsObject())];
    }

    public static JsonObject Facts(PeerRequest request) => JsonNode.Parse((string)request.Messages[1]!["content"]!)!.AsObject();
}
