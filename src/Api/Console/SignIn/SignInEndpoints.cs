using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Console.People;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Silo.Audit;

namespace MirtAi.Api.Console.SignIn;

internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder console)
    {
        console.MapGet("/sign-in", (HttpContext context, ConsolePages pages) => pages.Show<SignInPage>(context, ("Fault", null)));
        console.MapPost("/sign-in", SignIn);
    }

    // For those who are signed in: their forms are good for nobody else.
    public static void MapSignOut(this IEndpointRouteBuilder console) => console.MapPost("/sign-out", (Delegate)SignOut);

    private static async Task<IResult> SignIn(
        HttpContext context, ConsolePages pages, AdminGuard guard, ConsolePeople people, AuditTrail audit)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        ConsolePerson? person = null;
        if (!guard.Admits(context, () => (person = people.Find(form.Text("token"))) is not null) || person is null)
        {
            var refusal = AdminGuard.Refusal(context);
            context.Response.StatusCode = refusal?.StatusCode ?? StatusCodes.Status401Unauthorized;
            return pages.Show<SignInPage>(context, ("Fault", refusal is null ? "signIn.wrong" : "signIn.limited"));
        }

        var name = person.Name ?? form.Text("name");
        if (ManagerMessage.NameFault(name) is { } fault)
            return Problem.BadRequest(fault);
        if (name is "")
            name = ManagerMessage.DefaultManager;
        await audit.Write(name, "sign-in", sessionKey: null, person.Role, context.RequestAborted);
        await context.SignInAsync(
            ConsoleSession.Scheme, ConsoleSession.Principal(person, name), new AuthenticationProperties { IsPersistent = true });
        return TypedResults.LocalRedirect(ConsoleSession.Target(context.Request.Query[ConsoleSession.From]));
    }

    private static async Task<RedirectHttpResult> SignOut(HttpContext context)
    {
        await context.SignOutAsync(ConsoleSession.Scheme);
        return TypedResults.LocalRedirect(ConsoleSession.SignInPath);
    }
}
