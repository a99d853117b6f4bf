using System.Text;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>What managers are told of comments, in plain text.</summary>
internal static class CommentAlerts
{
    /// <summary>What the buttons below an alert say; their values are commands, too.</summary>
    public const string Answer = "/answer", Hide = "/hide", Ignore = "/ignore";

    private const int MaxText = 1_000, MaxReasoning = 500;

    private static readonly OutboundButton ToAnswer = new("✍️ Відповісти", Answer);
    private static readonly OutboundButton ToHide = new("🙈 Приховати", Hide);
    private static readonly OutboundButton ToIgnore = new("✅ Залишити як є", Ignore);

    /// <summary>
    /// The notice of a comment: where managers have topics, the comment has one, and what is written there answers it.
    /// </summary>
    /// <param name="comment">The comment.</param>
    /// <param name="text">What managers are told.</param>
    /// <param name="notice">Addresses it; its answer is null if there is no managers' chat.</param>
    public static OutboxEntry? Entry(Comment comment, string text, Func<string, OutboxEntry?> notice) =>
        notice(text) is not { } entry ? null : entry with
        {
            Message = entry.Message with
            {
                Topic = new OutboundTopic(CommentCalls.SessionOf(comment.Id), TopicOf(comment)),
                Buttons =
                [
                    .. comment is { Live: false, Own: false } ? new[] { ToAnswer } : [],
                    .. comment.Hidden ? Array.Empty<OutboundButton>() : [ToHide],
                    ToIgnore,
                ],
            },
        };

    /// <summary>Somebody should look at the comment.</summary>
    public static string Alert(Comment comment, CommentPlan plan, string? permalink)
    {
        var text = new StringBuilder();
        text.Append(plan.AsksPerson ? "❓ Коментар чекає на рішення людини: " : "💬 ");
        text.Append(Title(comment.Type));
        if (comment.Confidence is { } confidence)
            text.Append(", впевненість ").Append(confidence).Append(" %");
        Describe(text, comment);
        if (comment.Reasoning.Length > 0)
            text.Append("\nЧому: ").Append(Cut(comment.Reasoning, MaxReasoning));
        if (comment.Answer is { } answer)
            text.Append("\nВідповідь магазину: ").Append(Cut(answer.Text, MaxReasoning));
        if (comment.Hidden)
            text.Append("\nКоментар буде приховано.");
        if (permalink is not null)
            text.Append('\n').Append(permalink);
        return text.ToString();
    }

    /// <summary>The comment could not be dealt with.</summary>
    public static string Failure(Comment comment)
    {
        var text = new StringBuilder("⚠️ Коментар не вдалося опрацювати");
        Describe(text, comment);
        return text.Append("\nПричина: ").Append(Cut(comment.LastError ?? "невідома", MaxReasoning)).ToString();
    }

    private static string TopicOf(Comment comment)
    {
        var title = $" · {Title(comment.Type)}";
        var name = comment.Username.Length > 0 ? comment.Username : comment.Id;
        return $"💬 {Cut(name, OutboundTopic.MaxTitleLength - title.Length - 4)}{title}";
    }

    private static void Describe(StringBuilder text, Comment comment)
    {
        text.Append("\nВід: ").Append(comment.Username.Length > 0 ? "@" + comment.Username : "невідомо кого");
        text.Append("\nКоментар ").Append(comment.Id).Append(": ");
        text.Append(comment.Text.Length > 0 ? Cut(comment.Text, MaxText) : "[без слів]");
    }

    /// <summary>A type in the managers' words.</summary>
    internal static string Title(CommentType? type) => type switch
    {
        CommentType.Positive => "похвала",
        CommentType.Critical => "критика",
        CommentType.Complaint => "скарга",
        CommentType.Question => "запитання",
        CommentType.Partnership => "пропозиція співпраці",
        CommentType.Toxic => "образа",
        CommentType.Spam => "спам",
        _ => "тип не визначено",
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : CodePoints.Cut(text, length) + "…";
}
