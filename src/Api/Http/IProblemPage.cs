namespace MirtAi.Api.Http;

/// <summary>Metadata of endpoints that people open in a browser, who are shown a page instead of <c>application/problem+json</c>.</summary>
internal interface IProblemPage
{
    /// <summary>Writes the page with its status.</summary>
    Task Write(HttpContext context, Problem problem);
}
