using MirtAi.Api.Console.Layout;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

/// <summary>What a person is shown in place of a page that cannot be shown, or after a form that was not taken.</summary>
internal sealed class ConsoleProblemPage : IProblemPage
{
    public Task Write(HttpContext context, Problem problem)
    {
        ConsoleHeaders.Set(context.Response.Headers);
        var page = context.RequestServices.GetRequiredService<ConsolePages>().Show<ProblemPage>(
            context, ("Back", BackOf(context)), ("Status", problem.StatusCode), ("Text", ConsoleRefusals.Text(problem)),
            ("MaxLength", problem.MaxLength), ("Detail", problem.Detail), ("TraceId", context.TraceIdentifier));
        page.StatusCode = problem.StatusCode;
        return page.ExecuteAsync(context);
    }

    /// <summary>The page that a form was on; null if nothing was sent by one.</summary>
    private static string? BackOf(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
            return null;
        if (context.GetEndpoint()?.Metadata.GetMetadata<FormPage>() is { } page)
            return page.Path;
        return request.GetTypedHeaders().Referer is { } referer && referer.Authority == request.Host.Value ? referer.PathAndQuery : null;
    }
}
