using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Comments;

/// <summary>One page of comments.</summary>
/// <inheritdoc cref="Listing{T}"/>
/// <param name="Counts">Each type with the number of its comments among those that are asked for.</param>
public sealed record CommentListing(
    IReadOnlyList<CommentView> Items, long Total, int Page, int PageSize, IReadOnlyList<CommentCount> Counts)
    : Listing<CommentView>(Items, Total, Page, PageSize);
