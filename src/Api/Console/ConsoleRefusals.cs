using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

/// <summary>What people are told of a request that was refused, and what they can do about it.</summary>
internal static class ConsoleRefusals
{
    /// <summary>The key of its text, whose hole, if it has one, is for <see cref="Problem.MaxLength"/>.</summary>
    public static string Text(Problem problem) => problem.StatusCode switch
    {
        _ when problem.MaxLength is not null => "refusal.tooLong",
        _ when problem.IsOutdatedForm => "refusal.outdated",
        StatusCodes.Status403Forbidden => "refusal.forbidden",
        StatusCodes.Status404NotFound => "refusal.missing",
        StatusCodes.Status409Conflict => "refusal.changed",
        StatusCodes.Status413PayloadTooLarge => "refusal.tooLarge",
        StatusCodes.Status415UnsupportedMediaType => "refusal.wrongFile",
        StatusCodes.Status503ServiceUnavailable => "refusal.later",
        >= StatusCodes.Status500InternalServerError => "refusal.fault",
        _ => "refusal.refused",
    };
}
