namespace MirtAi.Api.Http;

/// <summary>The body of every error.</summary>
/// <param name="Type">What kind of problem, as an address.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong with this request; null for errors of the service.</param>
/// <param name="TraceId">By which the operators find the request in their logs.</param>
internal sealed record ProblemBody(string Type, string Title, int Status, string? Detail, string TraceId);
