using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using Orleans;

namespace MirtAi.Grains.Managers;

/// <summary>
/// Passes a manager's action to the session, and then answers it. The session keeps the event's id, and this grain keeps that of the
/// answer: an event that comes again is done and answered once.
/// </summary>
[GrainType(IManagerChatGrain.Kind)]
internal sealed class ManagerChatGrain(
    ICommitStore store, ISentMessages sent, ManagerBriefing briefing, TimeProvider clock, ILogger<ManagerChatGrain> logger)
    : DurableGrain<ManagerChat>(store, clock, logger), IManagerChatGrain
{
    private readonly TimeProvider clock = clock;

    /// <inheritdoc/>
    protected override JsonTypeInfo<ManagerChat> StateJson { get; } =
        (JsonTypeInfo<ManagerChat>)JsonSerializerOptions.Web.GetTypeInfo(typeof(ManagerChat));

    /// <inheritdoc/>
    public async Task<Receipt> Receive(IInboundEvent inbound)
    {
        var done = (ManagerEvent)inbound;
        var session = await SessionOf(done);
        if (await Do(done, session) is not { } answer)
            return Receipt.Accepted;
        var (outcome, _) = await Change(
            (chat, _) => new Decision<ManagerChat, bool>(
                chat with { Answers = chat.Answers + 1 }, new CommitEffects { Outbox = [Entry(done, session, answer)] }, true),
            done.EventId + ":answer");
        return outcome == ChangeOutcome.Duplicate ? Receipt.Duplicate : Receipt.Accepted;
    }

    /// <inheritdoc/>
    protected override ManagerChat Initial() => new();

    /// <inheritdoc/>
    protected override DateTimeOffset? WakeAt(ManagerChat state) => null;

    /// <inheritdoc/>
    protected override Task Advance() => Task.CompletedTask;

    /// <summary>In a customer's topic everything is about them; elsewhere it is what the message answers.</summary>
    private async Task<string?> SessionOf(ManagerEvent done) =>
        (done.Topic is { } topic ? await sent.SessionOfTopic(done.Account, topic) : null)
        ?? (done.About is { } about ? await sent.SessionOf(done.Account, done.Chat, about) : null);

    /// <summary>Does what the manager wants, or finds out what they ask; the answer is what they are told.</summary>
    private async Task<OutboundMessage?> Do(ManagerEvent done, string? session)
    {
        if (done.Question is { } question)
            return await briefing.Answer(question, session) ?? ManagerAnswers.AboutNobody(done);
        var receipt = session is not null && done.Kind is { } kind
            ? await Do(done, session, kind)
            : null;
        return ManagerAnswers.Of(done, session, receipt, clock);
    }

    private Task<ManagerReceipt> Do(ManagerEvent done, string session, ManagerActionKind kind) =>
        (CommentCalls.CommentOf(session), kind) switch
        {
            ({ }, ManagerActionKind.AnswerComment) => Task.FromResult(new ManagerReceipt(ManagerOutcome.Done)),
            ({ } id, ManagerActionKind.HideComment) => Decide(id, done, CommentOrderKind.Hide),
            ({ } id, ManagerActionKind.LeaveComment) => Decide(id, done, CommentOrderKind.Leave),
            ({ }, ManagerActionKind.Correct) => Task.FromResult(new ManagerReceipt(ManagerOutcome.NoMessage)),
            ({ } id, _) => Reply(id, done, kind),
            (_, ManagerActionKind.AnswerComment or ManagerActionKind.HideComment or ManagerActionKind.LeaveComment) =>
                Task.FromResult(new ManagerReceipt(ManagerOutcome.OfCommentsAlone)),
            _ => Manage(done, session, kind),
        };

    private async Task<ManagerReceipt> Manage(ManagerEvent done, string session, ManagerActionKind kind)
    {
        var answers = kind is ManagerActionKind.Say && done.About is { } about ? await sent.Relayed(done.Account, done.Chat, about) : null;
        return await GrainFactory.GetGrain<ISessionGrain>(session).Manage(Action(done, kind) with { Answers = answers });
    }

    private async Task<ManagerReceipt> Decide(string id, ManagerEvent done, CommentOrderKind kind)
    {
        var order = new CommentOrder { Kind = kind, Manager = done.Manager };
        return new(await GrainFactory.GetGrain<ICommentGrain>(id).Manage(order) switch
        {
            CommentOutcome.Done => ManagerOutcome.Done,
            CommentOutcome.AlreadySo => ManagerOutcome.AlreadySo,
            _ => ManagerOutcome.NoComment,
        });
    }

    /// <summary>A reply to what managers were told of a comment is the answer to the comment.</summary>
    private async Task<ManagerReceipt> Reply(string id, ManagerEvent done, ManagerActionKind kind)
    {
        if (kind is not ManagerActionKind.Say || done.Text.Length is 0 or > CommentReply.MaxLength
            || !done.Images.IsDefaultOrEmpty || done.Media is not null)
            return new(ManagerOutcome.NoCommentReply);
        var order = new CommentOrder { Kind = CommentOrderKind.Answer, Manager = done.Manager, Text = done.Text };
        return new(await GrainFactory.GetGrain<ICommentGrain>(id).Manage(order) switch
        {
            CommentOutcome.Done or CommentOutcome.AlreadySo => ManagerOutcome.Done,
            CommentOutcome.NoComment => ManagerOutcome.NoComment,
            _ => ManagerOutcome.NoCommentReply,
        });
    }

    private static ManagerAction Action(ManagerEvent done, ManagerActionKind kind) => new()
    {
        Kind = kind,
        Manager = done.Manager,
        ActionId = done.EventId,
        Text = done.Text,
        Images = done.Images,
        Original = done.Original,
        Media = done.Media,
        File = done.File,
        Order = done.Order,
        Canned = done.Canned,
        MessageId = done.MessageId,
    };

    private static OutboxEntry Entry(ManagerEvent done, string? session, OutboundMessage answer) => new()
    {
        Account = done.Account,
        Recipient = done.Topic ?? done.Chat,
        SessionKey = session ?? "",
        Lane = OutboxLane.Notice,
        Message = answer,
    };
}
