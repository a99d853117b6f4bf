using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>The platform cannot be asked about a post now; it may be asked again later.</summary>
[GenerateSerializer, Alias("mirtai.media-unavailable")]
public sealed class MediaUnavailableException : Exception
{
    public MediaUnavailableException()
    {
    }

    public MediaUnavailableException(string message) : base(message)
    {
    }

    public MediaUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
