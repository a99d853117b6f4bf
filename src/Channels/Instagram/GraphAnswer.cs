using System.Text.Json;

namespace MirtAi.Channels.Instagram;

/// <summary>What came of a call of the Graph API.</summary>
internal abstract record GraphAnswer
{
    private GraphAnswer()
    {
    }

    /// <summary>Done.</summary>
    public sealed record Done(JsonElement Result) : GraphAnswer
    {
        /// <summary>How long to leave the account alone, as its allowance is nearly used up; null if it is not.</summary>
        public TimeSpan? Rest { get; init; }
    }

    /// <summary>The platform refused it: a 2xx may carry an error, too.</summary>
    /// <param name="Code">The error's code; 0 if there is none.</param>
    /// <param name="Subcode">The error's subcode; 0 if there is none.</param>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Message">What the platform says, in one line.</param>
    public sealed record Refused(long Code, long Subcode, int Status, string Message) : GraphAnswer
    {
        /// <summary>How long to wait, when the platform says it.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>The token is no longer valid.</summary>
        public bool IsOfToken => Code is 190 or 102 || (Code, Status) is (0, 401);

        /// <summary>What it is about is not there, or not for this account (100 with 33, 10900).</summary>
        public bool IsGone => (Code, Subcode) is (100, 33) or (10900, _);
    }

    /// <summary>The platform cannot have acted on it.</summary>
    public sealed record NotSent(string Reason) : GraphAnswer;

    /// <summary>The platform may have acted on it.</summary>
    public sealed record Lost(string Reason) : GraphAnswer;
}
