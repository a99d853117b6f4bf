using System.Collections.Immutable;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Comments;

/// <summary>Decides by the policy what is done about a comment. Pure.</summary>
public static class CommentPlanner
{
    /// <summary>What is done.</summary>
    /// <param name="verdict">What the comment is.</param>
    /// <param name="input">The comment.</param>
    /// <param name="context">What an operator says that the post shows; null if nobody did.</param>
    /// <param name="passage">What a document says about it; null if none does.</param>
    /// <param name="answerable">Whether it may be answered.</param>
    /// <param name="policy">What is done about comments.</param>
    /// <param name="catalog">The catalogue in force.</param>
    /// <param name="texts">The shop's words.</param>
    /// <param name="worded">The reply, if it is worded already.</param>
    public static CommentPlan Plan(
        CommentVerdict verdict, CommentInput input, string? context, Passage? passage, bool answerable, CommentPolicy policy,
        ProductCatalog catalog, Texts texts, CommentReply? worded = null)
    {
        CommentRule[] rules = [.. policy.Rules.Where(rule => rule.Type == verdict.Type && rule.Action is not CommentAction.Ignore)];
        CommentAction[] sure =
            [.. rules.Where(rule => verdict.Confidence >= rule.MinConfidence).Select(rule => rule.Action).Distinct()];
        var asks = sure.Length < rules.Length;
        var answers = sure.Where(IsAnswer).ToArray();
        CommentReply? reply = null;
        if (answers.Length > 0 && !answerable)
        {
            // Somebody wants to know something, and the shop cannot say it there.
            asks |= verdict.Type is CommentType.Question && !sure.Contains(CommentAction.Alert);
            sure = [.. sure.Where(action => !IsAnswer(action))];
        }
        else if (answers.Length > 0)
        {
            reply = worded ?? CommentReplies.Compose(verdict.Type, input, context, passage, catalog, texts);
            asks |= !reply.IsKnown;
        }

        ImmutableArray<CommentAction> actions = sure.Length > 0 ? [.. sure] : [asks ? CommentAction.Alert : CommentAction.Ignore];
        return new CommentPlan(actions, reply?.Text, asks, reply?.ProductId);
    }

    private static bool IsAnswer(CommentAction action) => action is CommentAction.Answer or CommentAction.PrivateReply;
}
