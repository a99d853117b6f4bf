using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Conversations;

namespace MirtAi.Silo.Evaluation;

/// <summary>Reads one case. Members that it does not know are ignored; names that it does not know are not.</summary>
internal sealed class CaseReader(JsonElement root)
{
    /// <summary>The case; <paramref name="fallback"/> names one without an id.</summary>
    /// <exception cref="FormatException">Something in it is wrong; the message says what.</exception>
    public EvalCase Case(string fallback)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw new FormatException("a case is a JSON object");

        var comment = Member(root, "comment") is { } written ? Comment(written) : null;
        return new EvalCase
        {
            Id = Text(root, "id") ?? fallback,
            State = Text(root, "state") is { } state ? Named<ConversationState>("state", state) : ConversationState.Init,
            Language = Text(root, "language"),
            Turns = comment is null ? Turns() : [],
            Comment = comment,
            Source = root.GetRawText(),
            Expected = Member(root, "expect") is { } expect ? Expected(expect) : new(),
        };
    }

    private static CommentInput Comment(JsonElement comment) =>
        new(Text(comment, "text") ?? "", Text(comment, "caption") ?? "", Text(comment, "parent"));

    private ImmutableArray<EvalTurn> Turns()
    {
        if (Member(root, "turns") is not { ValueKind: JsonValueKind.Array } turns || turns.GetArrayLength() == 0)
            throw new FormatException("\"turns\" must be a list with at least one turn");

        return [.. turns.EnumerateArray().Select(turn => new EvalTurn(Text(turn, "text") ?? "", Texts(turn, "images")))];
    }

    private static Expectation Expected(JsonElement expect) => new()
    {
        Intents = [.. Texts(expect, "intent").Select(name => Named<Intent>("intent", name))],
        States = [.. Texts(expect, "states").Select(name => Named<ConversationState>("state", name))],
        NotStates = [.. Texts(expect, "notStates").Select(name => Named<ConversationState>("state", name))],
        Types =
        [
            .. Texts(expect, "type")
                .Select(name => CommentNames.ParseType(name) ?? throw new FormatException($"there is no type \"{name}\"")),
        ],
        Actions =
        [
            .. Texts(expect, "action")
                .Select(name => CommentNames.ParseAction(name) ?? throw new FormatException($"there is no action \"{name}\"")),
        ],
        Escalates = Flag(expect, "escalates"),
        Contains = Texts(expect, "contains"),
        NotContains = Texts(expect, "notContains"),
        MinProducts = Count(expect, "minProducts"),
        MaxProducts = Count(expect, "maxProducts"),
        Recipient = Recipient(expect),
    };

    private static ImmutableArray<KeyValuePair<string, string?>> Recipient(JsonElement expect)
    {
        if (Member(expect, "recipient") is not { } recipient)
            return [];
        if (recipient.ValueKind is not JsonValueKind.Object)
            throw new FormatException("\"recipient\" must be an object");

        return
        [
            .. recipient.EnumerateObject().Select(field => RecipientFields.Know(field.Name)
                ? KeyValuePair.Create(field.Name, Text(recipient, field.Name))
                : throw new FormatException($"a recipient has no \"{field.Name}\"")),
        ];
    }

    private static T Named<T>(string kind, string name)
        where T : struct, Enum =>
        ContractNames.Parse<T>(name) ?? throw new FormatException($"there is no {kind} \"{name}\"");

    private static JsonElement? Member(JsonElement parent, string name)
    {
        if (parent.ValueKind is not JsonValueKind.Object)
            throw new FormatException($"an object with \"{name}\" is expected, not {parent.ValueKind}");

        return parent.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null ? member : null;
    }

    private static string? Text(JsonElement parent, string name) => Member(parent, name) is not { } member ? null
        : member.ValueKind is JsonValueKind.String ? member.GetString()
        : throw new FormatException($"\"{name}\" must be a text");

    /// <summary>A list of texts; a single text is a list of one.</summary>
    private static ImmutableArray<string> Texts(JsonElement parent, string name)
    {
        if (Member(parent, name) is not { } member)
            return [];
        if (member.ValueKind is JsonValueKind.String)
            return [member.GetString()!];
        if (member.ValueKind is not JsonValueKind.Array || member.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.String))
            throw new FormatException($"\"{name}\" must be a list of texts");

        return [.. member.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static bool? Flag(JsonElement parent, string name) => Member(parent, name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"\"{name}\" must be true or false"),
    };

    private static int? Count(JsonElement parent, string name) => Member(parent, name) is not { } member ? null
        : member.ValueKind is JsonValueKind.Number && member.TryGetInt32(out var count) && count >= 0 ? count
        : throw new FormatException($"\"{name}\" must be a number, 0 or more");
}
