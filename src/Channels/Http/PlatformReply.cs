using System.Net.Http.Headers;

namespace MirtAi.Channels.Http;

/// <summary>What came of one request to a platform.</summary>
internal abstract record PlatformReply
{
    private PlatformReply()
    {
    }

    /// <summary>The platform, or what is between it and us, answered.</summary>
    public sealed record Answered(int Status, byte[] Body, HttpResponseHeaders Headers) : PlatformReply
    {
        /// <summary>The status is 2xx.</summary>
        public bool IsSuccess => Status is >= 200 and < 300;
    }

    /// <summary>The platform cannot have acted on it.</summary>
    public sealed record NotSent(string Reason) : PlatformReply;

    /// <summary>The platform may have acted on it.</summary>
    public sealed record Lost(string Reason) : PlatformReply;
}
