using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Comments;

/// <summary>Settings of the section <see cref="Section"/>.</summary>
public sealed class CommentOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Comments";

    /// <value>Comments that have waited longer are not answered by themselves any more. The default is 3 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00", ErrorMessage = "Comments:AnswerWithin must be 1 minute to 365 days.")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromDays(3);
}
