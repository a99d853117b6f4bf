using MirtAi.Api.Console.Layout;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

/// <summary>What a person is shown in place of a page that there is not, or after a form that was not taken.</summary>
internal sealed class ConsoleProblemPage : IProblemPage
{
    public Task Write(HttpContext context, ProblemBody problem)
    {
        ConsoleHeaders.Set(context.Response.Headers);
        var page = context.RequestServices.GetRequiredService<ConsolePages>().Show<ProblemPage>(
            context, ("Status", problem.Status), ("Detail", problem.Detail), ("TraceId", problem.TraceId));
        page.StatusCode = problem.Status;
        return page.ExecuteAsync(context);
    }
}
