namespace MirtAi.Api.Management;

/// <summary>The values that a parameter takes, for the API's document.</summary>
internal sealed record ParameterValues(string Parameter, IReadOnlyList<string> Values);
