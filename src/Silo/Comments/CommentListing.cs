using System.Text.Json.Serialization;

namespace MirtAi.Silo.Comments;

/// <summary>One page of comments.</summary>
/// <param name="Items">The page's comments.</param>
/// <param name="Total">How many comments all pages have together.</param>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="PageSize">The most comments of one page.</param>
/// <param name="Counts">Each type with the number of its comments among those that are asked for.</param>
public sealed record CommentListing(
    IReadOnlyList<CommentView> Items, long Total, int Page, int PageSize, IReadOnlyList<CommentCount> Counts)
{
    /// <summary>Whether there are more than <see cref="Total"/>, which nobody has counted.</summary>
    [JsonIgnore]
    public bool HasMore { get; init; }
}
