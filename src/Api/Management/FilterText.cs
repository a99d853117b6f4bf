using MirtAi.Api.Http;

namespace MirtAi.Api.Management;

/// <summary>Checks what clients filter by.</summary>
internal static class FilterText
{
    /// <summary>The longest filter, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>What is wrong with a free filter; null if nothing is.</summary>
    public static Problem? Fault(string parameter, string? value)
    {
        if (value is null || value.Length <= MaxLength && !value.Contains('\0'))
            return null;
        return Problem.BadRequest(new RequestFault(
            $"{parameter}: must be at most {MaxLength} characters, without NUL.", value.Length > MaxLength ? MaxLength : null));
    }

    /// <summary>What is wrong with a filter that has a few values; null if nothing is.</summary>
    public static Problem? Fault(string parameter, string? value, IReadOnlyList<string> known) =>
        value is null || known.Contains(value, StringComparer.Ordinal)
            ? null
            : Problem.BadRequest($"{parameter}: must be one of {string.Join(", ", known)}.");

    /// <summary>An empty filter asks for all, as an absent one does.</summary>
    public static string? OrNull(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
