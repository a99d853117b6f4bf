using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Api.Console.Comments;

/// <summary>What a person may decide of comments by the console's forms.</summary>
internal static class CommentDecisions
{
    /// <summary>What may be done about many comments at once.</summary>
    public static IReadOnlyList<string> OfMany { get; } = ["hide", "show", "leave", "type"];

    /// <summary>What may be done about one.</summary>
    public static IReadOnlyList<string> OfOne { get; } = [.. OfMany, "answer", "unanswer", "delete"];

    /// <summary>The decision of a form; else what is wrong with it, or <c>empty</c> if there is nothing to send.</summary>
    public static (CommentOrder? Order, Problem? Fault) Read(IFormCollection form, IReadOnlyList<string> known, string manager)
    {
        // Not "action": a button of that name hides the form's own property, which the framework's script reads.
        var (action, text, type) = (form.Text("verb"), form.Text("text"), form.Text("type"));
        if (FilterText.Fault("verb", action, known) is { } unknown)
            return (null, unknown);
        var order = new CommentOrder { Kind = KindOf(action), Manager = manager };
        switch (action)
        {
            case "type" when CommentNames.ParseType(type) is not { }:
                return (null, Problem.BadRequest($"type: must be one of {string.Join(", ", CommentNames.AllTypes)}."));
            case "type":
                return (order with { Type = CommentNames.ParseType(type), Text = manager }, null);
            case "answer" when text.Length > CommentReply.MaxLength:
                return (null, Problem.BadRequest(RequestFault.TooLong("text", CommentReply.MaxLength)));
            case "answer" when text.Length == 0:
                return (null, Problem.BadRequest("text: must say something."));
            case "answer":
                return (order with { Text = text }, null);
            default:
                return (order, null);
        }
    }

    /// <summary>What the page says afterwards, a key of the texts below <c>done</c>.</summary>
    public static string Said(CommentOutcome outcome, CommentOrderKind kind) => outcome switch
    {
        CommentOutcome.NoComment => "noComment",
        CommentOutcome.NoAnswer => "noAnswer",
        CommentOutcome.NotAnswerable => "notAnswerable",
        _ => kind is CommentOrderKind.SetType or CommentOrderKind.Leave ? "commentKept" : "comment",
    };

    private static CommentOrderKind KindOf(string action) => action switch
    {
        "hide" => CommentOrderKind.Hide,
        "show" => CommentOrderKind.Show,
        "leave" => CommentOrderKind.Leave,
        "type" => CommentOrderKind.SetType,
        "answer" => CommentOrderKind.Answer,
        "unanswer" => CommentOrderKind.DeleteAnswer,
        _ => CommentOrderKind.Delete,
    };
}
