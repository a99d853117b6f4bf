using System.Text.Json.Nodes;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Orders the messages of a request for servers whose templates take one system message, or strictly alternating roles.</summary>
internal static class RequestMessages
{
    private const string System = "system", User = "user", Assistant = "assistant";

    /// <summary>Stands before an assistant's message that would otherwise be the first of the conversation.</summary>
    private const string Opening = "...";

    /// <summary>Whether there is more than one system message, or one that is not the first.</summary>
    public static bool HasScatteredSystem(JsonObject body) =>
        List(body).Index().Any(message => message.Index > 0 && Role(message.Item) == System);

    /// <summary>Whether <see cref="Alternate"/> would change anything.</summary>
    public static bool CanAlternate(JsonObject body)
    {
        if (HasScatteredSystem(body))
            return true;
        string[] roles = [.. List(body).Select(Role).Where(role => role != System)];
        return roles.FirstOrDefault() == Assistant
            || roles.Zip(roles.Skip(1)).Any(pair => pair.First == pair.Second && pair.First is User or Assistant);
    }

    /// <summary>Makes one system message of all, at the beginning.</summary>
    public static void JoinSystem(JsonObject body)
    {
        JsonNode?[] systems = [.. List(body).Where(message => Role(message) == System)];
        if (systems.Length == 0)
            return;
        JsonNode?[] others = [.. List(body).Where(message => Role(message) != System)];
        var words = string.Join("\n\n", systems.Select(Text));
        body["messages"] = new JsonArray(
            [new JsonObject { ["role"] = System, ["content"] = words }, .. others.Select(message => message?.DeepClone())]);
    }

    /// <summary>Besides, a user's message is the first after it, and messages of the same role in a row become one.</summary>
    public static void Alternate(JsonObject body)
    {
        JoinSystem(body);
        var alternating = new JsonArray();
        foreach (var message in List(body).Select(message => message?.DeepClone()))
        {
            var (last, role) = (alternating.LastOrDefault() as JsonObject, Role(message));
            if (role == Assistant && (last is null || Role(last) == System))
                alternating.Add((JsonNode)new JsonObject { ["role"] = User, ["content"] = Opening });
            if (last is not null && Role(last) == role && IsPlain(last) && IsPlain(message))
                last["content"] = Text(last) + "\n\n" + Text(message);
            else
                alternating.Add(message);
        }

        body["messages"] = alternating;
    }

    /// <summary>The text of a message; photos have none.</summary>
    public static string Text(JsonNode? message) => message?["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part?["text"])),
        JsonValue text => (string?)text ?? "",
        _ => "",
    };

    private static JsonArray List(JsonObject body) => body["messages"] as JsonArray ?? [];

    private static string Role(JsonNode? message) => (string?)message?["role"] ?? "";

    /// <summary>Nothing but text: photos, tool calls and their results are not joined.</summary>
    private static bool IsPlain(JsonNode? message) =>
        message?["tool_calls"] is null && message?["tool_call_id"] is null
        && (message?["content"] is not JsonArray parts || parts.All(part => (string?)part?["type"] == "text"));
}
