using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Comments;

/// <summary>A comment that goes through its rules, with a clock that is moved by hand.</summary>
public abstract class CommentTestBase
{
    internal const string Id = "17900000000000001";

    protected static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    internal static readonly CommentSurroundings Around = new("comments", Notice);

    protected DateTimeOffset Now { get; set; } = Start;

    internal Comment Comment { get; private set; } = new();

    /// <summary>All that went out.</summary>
    protected List<OutboxEntry> Sent { get; } = [];

    protected List<OutboxEntry> Notices => [.. Sent.Where(entry => entry.Account == "managers")];

    /// <summary>What was done on the platform, in order.</summary>
    protected IEnumerable<CommentCallKind> Calls => Sent.Select(entry => entry.Message.Comment?.Kind).OfType<CommentCallKind>();

    protected Receipt Receive(string text, string media = "m1", bool removed = false) => Take(Comment.Receive(Event(text, media, removed), Now));

    /// <summary>The state as a run that begins now sees it; null if there is nothing to do.</summary>
    internal Comment? Begin() => Take(Comment.Begin(Now));

    /// <summary>A run finds out and acts.</summary>
    internal void Finish(Comment begun, CommentType type, CommentPlan plan)
    {
        if (Take(Comment.Classified(begun, Found(begun, type), Now)) is { } classified)
            Take(Comment.Act(classified, plan, "https://instagram.example/p/1", Around, Now));
    }

    internal bool Fail(Comment begun) => Take(Comment.Failed(begun, "the platform is away", 0, Now, Notice));

    internal CommentOutcome Manage(CommentOrderKind kind, string text = "", CommentType? type = null) =>
        Take(Comment.Manage(new CommentOrder { Kind = kind, Manager = "Олена", Text = text, Type = type }, Around, Now));

    internal void End(long number, string? platformId, string? error = null) =>
        Take(Comment.Settle([new EndedCall(number, platformId, error)], Around, Now));

    /// <summary>It looks by itself for what became of its calls.</summary>
    internal void Settle() => Take(Comment.Settle([], Around, Now));

    internal bool Open() => Take(Comment.Opened());

    internal static CommentPlan Plan(string? reply, params CommentAction[] actions) => new([.. actions], reply, AsksPerson: false);

    internal static CommentEvent Event(string text, string media = "m1", bool removed = false) => new()
    {
        EventId = $"instagram:comment:{Id}:{text}",
        CommentId = Id,
        Channel = "instagram",
        AuthorId = "42",
        Username = "nadiia",
        MediaId = media,
        Text = text,
        SentAt = Start,
        Removed = removed,
    };

    private static CommentFindings Found(Comment comment, CommentType type) => new()
    {
        SessionKey = comment.SessionKey,
        Username = comment.Username,
        MediaId = comment.MediaId,
        Text = comment.Text,
        Verdict = new CommentVerdict(type, 90, "By its words"),
    };

    private static OutboxEntry Notice(string text) =>
        new() { Account = "managers", Recipient = "1", SessionKey = "", Message = new OutboundMessage { Text = text } };

    private TAnswer Take<TAnswer>(Decision<Comment, TAnswer> decision)
    {
        if (decision.Next is { } next)
        {
            Comment = next;
            Sent.AddRange(decision.Effects.Outbox);
        }

        return decision.Answer;
    }
}
