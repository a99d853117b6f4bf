using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Photos;

/// <summary>How customers' photos are looked at. Section <c>Photos</c>.</summary>
public sealed class PhotoOptions
{
    public const string Section = "Photos";

    /// <summary>How many photos of one turn are looked at; the rest is for people.</summary>
    public const int MaxPhotos = 4;

    /// <summary>How long the photos of one turn may take, from opening the first to what is seen on the last.</summary>
    /// <value>Default 40 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>How long it is remembered what a photo shows, so that the same one is not looked at twice.</summary>
    /// <value>Default 90 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);
}
