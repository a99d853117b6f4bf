namespace MirtAi.Api.Http;

/// <summary>What is wrong with a request, a 400.</summary>
/// <param name="Detail">What programs are told.</param>
/// <param name="MaxLength">How many characters the text may have that has more; null if that is not what is wrong.</param>
internal sealed record RequestFault(string Detail, int? MaxLength = null)
{
    /// <summary>A text that has more characters than it may have.</summary>
    public static RequestFault TooLong(string name, int maxLength) => new($"{name}: must be at most {maxLength} characters.", maxLength);
}
