using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Console.SignIn;

namespace MirtAi.Api.Console;

/// <summary>
/// Lets a page say once what a form led to: the address to which the form leads names it, and a cookie beside it is spent by saying it. The
/// page loaded again, and a link to it, say nothing.
/// </summary>
internal sealed class ConsoleNotices : IEndpointFilter
{
    private const string Cookie = "mirt_console_done";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private static readonly FrozenSet<string> Refusals = FrozenSet.Create(
        StringComparer.Ordinal,
        "done.changedOrder", "done.empty", "done.gone", "done.movedOrder", "done.noAnswer", "done.noCanned", "done.noComment",
        "done.noPost", "done.notAnswerable", "done.notCarried", "done.notLinked", "done.notSaid", "done.refund.refused",
        "done.sameOrder", "done.taken", "done.unreachable");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (NoticeOf(AddressOf(result)) is { } notice)
            context.HttpContext.Response.Cookies.Append(Cookie, notice, Options(context.HttpContext, Lifetime));
        return result;
    }

    /// <summary>What the form before this request led to; null if there was none, or it was said.</summary>
    public static string? Take(HttpContext context)
    {
        var notice = context.Request.Query[ConsolePages.Notice].ToString();
        if (notice is "" || context.Request.Cookies[Cookie] != notice)
            return null;
        context.Response.Cookies.Delete(Cookie, Options(context, lifetime: null));
        return notice;
    }

    /// <summary>Whether nothing came of the form: whoever filled it in may still want what they wrote.</summary>
    /// <param name="notice">The notice's key in the texts.</param>
    public static bool IsRefusal(string notice) =>
        Refusals.Contains(notice) || notice.StartsWith("done.refund.impossible.", StringComparison.Ordinal);

    private static string? AddressOf(object? result) => result switch
    {
        INestedHttpResult nested => AddressOf(nested.Result),
        RedirectHttpResult redirect => redirect.Url,
        _ => null,
    };

    private static string? NoticeOf(string? address)
    {
        if (address?.Split('#')[0].Split('?', 2) is not [_, var query])
            return null;
        var notice = QueryHelpers.ParseQuery(query).GetValueOrDefault(ConsolePages.Notice).ToString();
        return notice is "" ? null : notice;
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = ConsoleSession.Path,
        MaxAge = lifetime,
        IsEssential = true,
    };
}
