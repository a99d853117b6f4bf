using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MirtAi.Api.Console.People;
using MirtAi.Api.Management;
using MirtAi.Grains.Sale;

namespace MirtAi.Api.Console;

/// <summary>Renders pages.</summary>
internal sealed class ConsolePages(
    ConsoleAssets assets, IAntiforgery antiforgery, IOptions<ConversationOptions> conversation, TimeProvider clock)
{
    /// <summary>The query parameter that says what the last action led to.</summary>
    public const string Notice = "done";

    /// <summary>A page with its data, which are the component's other parameters.</summary>
    public RazorComponentResult Show<TPage>(HttpContext context, params ReadOnlySpan<(string Name, object? Value)> data)
        where TPage : IComponent
    {
        var parameters = new Dictionary<string, object?> { ["Page"] = For(context) };
        foreach (var (name, value) in data)
            parameters[name] = value;
        return new RazorComponentResult(typeof(TPage), parameters) { PreventStreamingRendering = true };
    }

    private ConsolePage For(HttpContext context)
    {
        var texts = ConsoleLanguage.Choose(context);
        var request = context.Request;
        return new ConsolePage
        {
            Texts = texts,
            Manager = context.User.Identity is { IsAuthenticated: true, Name: var name } ? name ?? ManagerMessage.DefaultManager : "",
            MayOperate = ConsoleRoles.MayOperate(context.User),
            FormToken = antiforgery.GetAndStoreTokens(context).RequestToken!,
            Address = request.Path + request.QueryString,
            Version = assets.Version,
            Notice = ConsoleNotices.Take(context) is { } notice && texts.Keys.Contains($"done.{notice}") ? $"done.{notice}" : null,
            Now = clock.GetUtcNow(),
            Zone = conversation.Value.Zone,
        };
    }
}
