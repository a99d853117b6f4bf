using Microsoft.Extensions.Options;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Messages;
using Orleans;

namespace MirtAi.Grains.Comments;

/// <summary>Finds out about a comment what it needs to be dealt with, and decides what follows.</summary>
internal sealed class CommentDesk(
    ICommentPlatform platform,
    ICommentRecords records,
    ICatalog catalog,
    Texts texts,
    INoticeRoute notices,
    CommentReader reader,
    CommentWriter writer,
    IDocumentSearch documents,
    IOptions<CommentOptions> options,
    TimeProvider clock)
{
    /// <summary>With so many failures behind it a comment is looked at without its post.</summary>
    private const int PatienceWithPosts = 2;

    /// <summary>What is stored about comments.</summary>
    public ICommentRecords Records => records;

    /// <summary>Where what follows from the comment goes. What managers are told of it goes with it when its author is erased.</summary>
    public CommentSurroundings Around(string commentId) => new(
        platform.Account,
        text => notices.Address(text) is { } notice ? notice with { SessionKey = CommentCalls.SessionOf(commentId) } : null);

    /// <summary>What the comment is, and what is known of its post.</summary>
    /// <exception cref="CommentPlatformException">The platform cannot say now what is needed.</exception>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CommentExamination> Examine(Comment comment, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var found = await Identified(comment, cancellationToken);
        var media = await MediaOf(comment, found.MediaId, grains, cancellationToken);
        var parent = found.ParentId is { } id ? await records.TextOf(id, cancellationToken) : null;
        var input = new CommentInput(found.Text, media.Caption, parent);
        if (found.Own)
            return new(found with { Note = "Коментар самого магазину" }, media, input);
        if (!media.ProcessingEnabled)
            return new(found with { Note = "Коментарі цього допису не обробляються" }, media, input);
        if (found.ParentId is { } answered)
        {
            found = found with { AnswersOurs = await IsOurs(answered, parent is not null, cancellationToken) };
            if (reader.AsksModel)
                input = input with { Thread = await records.Thread(answered, comment.Id, cancellationToken) };
        }

        // Before a model is paid for.
        var mayAnswer = writer.AsksModel && !found.AnswersOurs && comment is { Live: false, AnswerIsPersons: false };
        var policy = mayAnswer ? await Policy(grains, cancellationToken) : null;
        var verdict = await reader.Read(input, media.Context ?? media.Description, found.SessionKey, cancellationToken);
        var passage = verdict.Type is CommentType.Question
            ? await documents.Find(input.Text, found.SessionKey, cancellationToken)
            : null;
        found = found with { Verdict = verdict };
        var reply = policy is not null && IsAnswered(verdict, policy)
            ? await writer.Write(verdict.Type, input, media.Context, passage, found.SessionKey, cancellationToken)
            : null;
        return new(found, media, input, passage, reply);
    }

    /// <summary>What is done about a comment.</summary>
    public CommentPlan Plan(
        Comment comment, CommentVerdict verdict, CommentExamination examined, CommentPolicy policy, DateTimeOffset now)
    {
        var until = comment.TakenAt + options.Value.AnswerWithin;
        var answerable = comment is { Live: false, AnswersOurs: false } && now <= until;
        var plan = CommentPlanner.Plan(
            verdict, examined.Input, examined.Media.Context, examined.Passage, answerable, policy, catalog.Current, texts, examined.Reply);
        return plan with { Until = until };
    }

    /// <summary>What follows from which kind of comment, as the shop has set it.</summary>
    /// <exception cref="StorageUnavailableException">Its grain cannot be reached now, as processes come and go.</exception>
    public Task<CommentPolicy> Policy(IGrainFactory grains, CancellationToken cancellationToken) => TransientGrainFaults.Retry(
        () => grains.GetGrain<ICommentPolicyGrain>(ICommentPolicyGrain.Key).Read(), clock, cancellationToken);

    /// <summary>Whether a model has to word a reply: nobody is asked for one that is not sent.</summary>
    private static bool IsAnswered(CommentVerdict verdict, CommentPolicy policy) =>
        verdict.Type is CommentType.Question
        && policy.Rules.Any(rule => rule.Type == verdict.Type && rule.Action is CommentAction.Answer or CommentAction.PrivateReply
            && rule.MinConfidence <= verdict.Confidence);

    /// <summary>Who wrote it and where, from the platform where its event did not say.</summary>
    private async Task<CommentFindings> Identified(Comment comment, CancellationToken cancellationToken)
    {
        var known = new CommentFindings
        {
            SessionKey = comment.SessionKey,
            Username = comment.Username,
            MediaId = comment.MediaId,
            ParentId = comment.ParentId,
            Text = comment.Text,
            Own = comment.Own || await records.IsOurs(comment.Id, cancellationToken),
        };
        if (known.Own || (!comment.SessionKey.EndsWith(':') && comment.MediaId.Length > 0))
            return known;
        if (await platform.FindComment(comment.Id, cancellationToken) is not { } there)
            return known;
        return known with
        {
            SessionKey = comment.SessionKey.EndsWith(':') ? comment.SessionKey + there.AuthorId : comment.SessionKey,
            Username = comment.Username.Length > 0 ? comment.Username : there.Username,
            MediaId = comment.MediaId.Length > 0 ? comment.MediaId : there.MediaId,
            ParentId = comment.ParentId ?? there.ParentId,
            Own = there.IsOwn,
        };
    }

    /// <summary>A reply of the shop may be answered before it is known here which id the platform gave it.</summary>
    private async Task<bool> IsOurs(string parentId, bool isCustomers, CancellationToken cancellationToken) =>
        !isCustomers
        && (await records.IsOurs(parentId, cancellationToken)
            // Nobody knows any more what it answers.
            || await platform.FindComment(parentId, cancellationToken) is null or { IsOwn: true });

    private async Task<MediaFacts> MediaOf(Comment comment, string mediaId, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (mediaId.Length == 0)
            return new MediaFacts();
        try
        {
            return await TransientGrainFaults.Retry(
                () => grains.GetGrain<IMediaGrain>(mediaId).Prepare(), clock, cancellationToken);
        }
        catch (MediaUnavailableException) when (comment.Failures >= PatienceWithPosts)
        {
            return new MediaFacts();
        }
    }
}
