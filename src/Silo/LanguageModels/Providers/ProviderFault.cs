namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Why an attempt failed.</summary>
/// <param name="Outcome">In a word, for records: <c>rate_limited</c>, <c>quota</c>, <c>http_500</c>, <c>dropped</c>,
/// <c>malformed</c>.</param>
/// <param name="MayPass">Whether asking again may help.</param>
/// <param name="IsOurs">Whether the request is at fault, and not the provider.</param>
/// <param name="RetryAfter">How long the provider asks to be left alone.</param>
internal sealed record ProviderFault(string Outcome, bool MayPass, bool IsOurs = false, TimeSpan? RetryAfter = null);
