using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>One post below which people comment. The key is the platform's id of it.</summary>
[Alias("mirtai.IMediaGrain")]
public interface IMediaGrain : IGrainWithStringKey
{
    /// <summary>The type of the grain, and the kind under which posts are stored.</summary>
    const string Kind = "media";

    /// <summary>What is known of it; the platform is asked when it is first needed.</summary>
    /// <exception cref="MediaUnavailableException">The platform cannot say now.</exception>
    [Alias("Prepare")]
    Task<MediaFacts> Prepare();

    /// <summary>Changes what a person decides of it; null if there is no such post.</summary>
    [Alias("Change")]
    Task<MediaFacts?> Change(MediaPatch patch);
}
