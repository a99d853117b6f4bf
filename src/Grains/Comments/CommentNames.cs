using System.Collections.Frozen;
using System.Globalization;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Comments;

/// <summary>The names of types, actions and statuses outside the program: lower case, words joined by underscores.</summary>
public static class CommentNames
{
    private static readonly FrozenDictionary<string, CommentType> Types = Enum.GetValues<CommentType>()
        .SelectMany(type => Labels(type).Append(type.Name()).Select(label => (Key: Folded(label), type)))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.type, StringComparer.Ordinal);

    /// <summary>Every type's name.</summary>
    public static IReadOnlyList<string> AllTypes { get; } = [.. Enum.GetValues<CommentType>().Select(Name)];

    /// <summary>Every action's name.</summary>
    public static IReadOnlyList<string> AllActions { get; } = [.. Enum.GetValues<CommentAction>().Select(Name)];

    /// <summary>Every status's name.</summary>
    public static IReadOnlyList<string> AllStatuses { get; } = [.. Enum.GetValues<CommentStatus>().Select(Name)];

    /// <summary>The type's name, for instance <c>question</c>.</summary>
    public static string Name(this CommentType type) => Lower(type);

    /// <summary>The label by which older systems call the type, for instance <c>question / inquiry</c>.</summary>
    public static string Label(this CommentType type) => Labels(type)[0];

    /// <summary>The action's name, for instance <c>hide</c>.</summary>
    public static string Name(this CommentAction action) => action is CommentAction.PrivateReply ? "private_reply" : Lower(action);

    /// <summary>The status's name, for instance <c>completed</c>.</summary>
    public static string Name(this CommentStatus status) => Lower(status);

    /// <summary>
    /// The type with this name, the label or the number by which older systems call it (<c>toxic / abusive</c>, <c>6</c>), in any case of
    /// letters; null if there is none.
    /// </summary>
    public static CommentType? ParseType(string? name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return Enum.IsDefined((CommentType)code) ? (CommentType)code : null;
        return name is not null && Types.TryGetValue(Folded(name), out var type) ? type : null;
    }

    /// <summary>The action with this name, or null.</summary>
    public static CommentAction? ParseAction(string? name) =>
        Enum.GetValues<CommentAction>().Cast<CommentAction?>().FirstOrDefault(action => action!.Value.Name() == name);

    /// <summary>The status with this name or number, or null.</summary>
    public static CommentStatus? ParseStatus(string? name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            // Older systems count from 1.
            ? Enum.IsDefined((CommentStatus)(code - 1)) ? (CommentStatus)(code - 1) : null
            : Enum.GetValues<CommentStatus>().Cast<CommentStatus?>().FirstOrDefault(status => status!.Value.Name() == name);

    private static string[] Labels(CommentType type) => type switch
    {
        CommentType.Positive => ["positive feedback", "praise"],
        CommentType.Critical => ["critical feedback", "negative feedback"],
        CommentType.Complaint => ["urgent issue / complaint", "urgent issue", "urgent"],
        CommentType.Question => ["question / inquiry", "inquiry"],
        CommentType.Partnership => ["partnership proposal"],
        CommentType.Toxic => ["toxic / abusive", "abusive"],
        _ => ["spam / irrelevant", "irrelevant"],
    };

    private static string Folded(string name) => string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
