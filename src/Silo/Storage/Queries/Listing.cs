using System.Text.Json.Serialization;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>One page of a list.</summary>
/// <param name="Items">The page's entries.</param>
/// <param name="Total">How many entries all pages have together.</param>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="PageSize">The most entries of one page.</param>
public record Listing<T>(IReadOnlyList<T> Items, long Total, int Page, int PageSize)
{
    /// <summary>Whether there are more than <see cref="Total"/>, which nobody has counted.</summary>
    [JsonIgnore]
    public bool HasMore { get; init; }

    /// <summary>The page with its entries in another form.</summary>
    internal Listing<TOther> With<TOther>(IReadOnlyList<TOther> items) => new(items, Total, Page, PageSize) { HasMore = HasMore };
}
