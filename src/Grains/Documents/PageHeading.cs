using System.Text.RegularExpressions;

namespace MirtAi.Grains.Documents;

/// <summary>The headings of pages, which tell people where a sentence stands.</summary>
public static partial class PageHeading
{
    /// <summary>The heading of a page, from 1.</summary>
    public static string Of(int number) => $"Page {number}";

    /// <summary>Headings without those of pages.</summary>
    public static string Without(string headings) => Page.Replace(headings, "").Trim(' ', '›');

    [GeneratedRegex(@"(?<![\p{L}\p{N}])Page [0-9]+(?![\p{L}\p{N}])")]
    private static partial Regex Page { get; }
}
