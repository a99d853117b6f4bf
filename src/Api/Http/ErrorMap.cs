using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;
using Orleans.Runtime;

namespace MirtAi.Api.Http;

/// <summary>Which exceptions mean which status. The first entry that fits counts; what none fits is a fault of the service (500).</summary>
internal static partial class ErrorMap
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static readonly (Func<Exception, bool> Fits, Func<Exception, Problem> Answer)[] Entries =
    [
        (exception => exception is BadHttpRequestException, exception => For((BadHttpRequestException)exception)),
        (exception => exception is JsonException, exception => Problem.BadRequest(BodyFaults.Describe((JsonException)exception))),
        // The size of a chunk that is no number of bytes: the server's own words are for itself.
        (exception => exception is IOException { InnerException: OverflowException },
            _ => Problem.BadRequest("The body's chunks are malformed.")),
        (exception => exception is StorageUnavailableException || (exception is DbException && StorageFaults.IsUnavailable(exception)),
            _ => Problem.Unavailable("The database cannot be reached. Nothing was stored; send the request again.", Soon)),
        (exception => exception is LimitExceededException,
            _ => Problem.TooManyRequests("Too many requests wait here already; send the request again.", Soon)),
    ];

    /// <summary>The answer, or null if the exception is unexpected.</summary>
    public static Problem? ProblemFor(Exception exception)
    {
        foreach (var (fits, answer) in Entries)
        {
            if (fits(exception))
                return answer(exception);
        }

        return exception is AggregateException { InnerExceptions: [var only] } ? ProblemFor(only) : null;
    }

    // The server's own words name the limit, and hold nothing of the service; of a parameter they would name the type in C#.
    private static Problem For(BadHttpRequestException exception) => exception switch
    {
        { InnerException: JsonException json } => new(exception.StatusCode, BodyFaults.Describe(json)),
        _ when Parameter.Match(exception.Message) is { Success: true } match =>
            new(exception.StatusCode, $"{match.Groups["name"].Value}: must be {BodyFaults.Wanted(match.Groups["type"].Value)}."),
        _ when NoBody.IsMatch(exception.Message) => new(exception.StatusCode, "The body is missing: send JSON."),
        _ when NoParameter.Match(exception.Message) is { Success: true } match =>
            new(exception.StatusCode, $"{match.Groups["name"].Value}: is required."),
        _ => new(exception.StatusCode, exception.Message),
    };

    [GeneratedRegex(@"^Failed to bind parameter ""(?<type>[^ ""]+) (?<name>\w+)"" from ")]
    private static partial Regex Parameter { get; }

    [GeneratedRegex(@"^(Required parameter ""[^""]+"" was not provided from body|Implicit body inferred for parameter)")]
    private static partial Regex NoBody { get; }

    [GeneratedRegex(@"^Required parameter ""[^ ""]+ (?<name>[\w-]+)"" was not provided from ")]
    private static partial Regex NoParameter { get; }
}
