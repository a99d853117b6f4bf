using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Http;
using MirtAi.Channels;
using MirtAi.Channels.Webhooks;
using MirtAi.Silo.Accounts;
using MirtAi.Silo.Customers;

namespace MirtAi.Api.Webhooks;

/// <summary>The signed forms of the channels' platforms.</summary>
internal static class CallbackEndpoints
{
    private const string TextType = MediaTypeNames.Text.Plain + "; charset=utf-8";
    private const int MaxFields = 16;

    /// <summary>Maps a callback, and the page with the state of its requests.</summary>
    public static void Map(this IEndpointRouteBuilder endpoints, IChannel channel, IPlatformCallback callback)
    {
        endpoints.MapPost(
            callback.Path,
            (HttpRequest request, CancellationToken cancellationToken) => Receive(channel, callback, request, cancellationToken))
            .ExcludeFromDescription();
        endpoints.MapGet($"{callback.Path}/{{code}}", ([FromRoute] string code) => Status(channel, callback, code))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Receive(
        IChannel channel, IPlatformCallback callback, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!callback.IsOn)
            return WebhookResult.Off(channel);
        var body = await WebhookBody.Read(request, cancellationToken);
        if (Field(callback, body) is not { } signed)
            return Problem.BadRequest($"The form field {callback.Field} is missing.");
        switch (callback.Read(signed))
        {
            case PlatformRequest.Erase erase:
                await request.HttpContext.RequestServices.GetRequiredService<ICustomerErasure>().Erase(erase.SessionKey, cancellationToken);
                var address = erase.PublicUrl ?? $"{request.Scheme}://{request.Host}";
                return TypedResults.Json(
                    new ErasureReceipt($"{address}{callback.Path}/{erase.Code}", erase.Code), WebhookJson.Default.ErasureReceipt);
            case PlatformRequest.CheckAccount check:
                await request.HttpContext.RequestServices.GetRequiredService<IAccountChecks>().Tend(check.Account, cancellationToken);
                return TypedResults.Ok();
            default:
                return new Problem(StatusCodes.Status401Unauthorized, "The signature of the request is missing or wrong.");
        }
    }

    private static IResult Status(IChannel channel, IPlatformCallback callback, string code) =>
        !callback.IsOn ? WebhookResult.Off(channel)
        : callback.Status(code) is { } text ? TypedResults.Text(text, TextType)
        : Problem.NotFound("Request not found.");

    private static string? Field(IPlatformCallback callback, byte[] body)
    {
        try
        {
            using var form = new FormReader(Encoding.UTF8.GetString(body)) { ValueCountLimit = MaxFields };
            return form.ReadForm().TryGetValue(callback.Field, out var values) && values is [{ Length: > 0 } value] ? value : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
