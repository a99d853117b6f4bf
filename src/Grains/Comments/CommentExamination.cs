using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Comments;

/// <summary>What a run found out.</summary>
/// <param name="Found">Of the comment.</param>
/// <param name="Media">Of its post.</param>
/// <param name="Input">What was classified.</param>
/// <param name="Passage">What a document says about a question; null if it is none, or no document says anything.</param>
/// <param name="Reply">The reply that a model worded; null if none was asked to.</param>
internal sealed record CommentExamination(
    CommentFindings Found, MediaFacts Media, CommentInput Input, Passage? Passage = null, CommentReply? Reply = null);
