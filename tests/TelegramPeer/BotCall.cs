using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MirtAi.TelegramPeer;

/// <summary>One request with its parameters from the query, a JSON body or a form; files are kept apart.</summary>
internal sealed class BotCall
{
    private readonly Dictionary<string, string> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    private BotCall(string token, string method)
    {
        Token = token;
        Method = method;
    }

    public string Token { get; }

    public string Method { get; }

    public long? ChatId => Integer("chat_id");

    public string? this[string name] => parameters.GetValueOrDefault(name);

    public long? Integer(string name) =>
        long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>What was uploaded under a name, as <c>upload:TYPE:BYTES</c>.</summary>
    public string? File(string name) => files.GetValueOrDefault(name);

    /// <summary>The values of the inline keyboard's buttons; one that breaks the platform's limit is <c>invalid</c>.</summary>
    public IReadOnlyList<string> Buttons() => this["reply_markup"] is not { } markup ? [] :
    [
        .. JsonNode.Parse(markup)!["inline_keyboard"]!.AsArray().SelectMany(row => row!.AsArray())
            .Select(button => (string)button!["callback_data"]!)
            .Select(value => Encoding.UTF8.GetByteCount(value) is >= 1 and <= 64 ? value : "invalid"),
    ];

    /// <summary>The request's parameters, or null when the body cannot be read.</summary>
    public static async Task<BotCall?> Read(HttpRequest request, string token, string method)
    {
        var call = new BotCall(token, method);
        foreach (var (name, value) in request.Query)
            call.parameters[name] = value.ToString();
        if (request.HasFormContentType)
            await call.ReadForm(request);
        else if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
            return await call.ReadJson(request) ? call : null;
        return call;
    }

    private async Task ReadForm(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        foreach (var (name, value) in form)
            parameters[name] = value.ToString();
        foreach (var file in form.Files)
            files[file.Name] = string.Create(CultureInfo.InvariantCulture, $"upload:{file.ContentType}:{file.Length}");
    }

    private async Task<bool> ReadJson(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return false;
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            foreach (var member in body.RootElement.EnumerateObject())
                parameters[member.Name] = member.Value.ToString();
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
