using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;

namespace MirtAi.Channels.Telegram;

/// <summary>Reads an answer of the Bot API ("Making requests"), or of a proxy before it, which may be no JSON at all.</summary>
internal static class TelegramAnswerReader
{
    private const int MaxDescriptionLength = 300;

    public static TelegramAnswer Read(HttpResponseMessage response, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var json = Parse(body);
        if (response.IsSuccessStatusCode)
        {
            if (json?.IsTrue("ok"u8) == true && json.Value.Member("result"u8) is { } result)
                return new TelegramAnswer.Done(result);
            if (json?.Integer("error_code"u8) is not (>= 300 and < 600))
                return new TelegramAnswer.Lost($"an answer that cannot be read (HTTP {(int)response.StatusCode})");
        }

        return Refusal(response, json, now);
    }

    private static TelegramAnswer.Refused Refusal(HttpResponseMessage response, JsonElement? json, DateTimeOffset now)
    {
        var parameters = json?.Object("parameters"u8);
        var code = json?.Integer("error_code"u8) is { } told and >= 300 and < 600 ? (int)told : (int)response.StatusCode;
        var description = InboundText.Clean(json?.String("description"u8), MaxDescriptionLength);
        return new TelegramAnswer.Refused(code, description.Length > 0 ? description : $"HTTP {code}")
        {
            RetryAfter = RetryAfter(parameters?.Integer("retry_after"u8), response, now),
            MigrateToChatId = parameters?.Integer("migrate_to_chat_id"u8) is { } chatId and not 0 ? chatId : null,
        };
    }

    private static TimeSpan? RetryAfter(long? seconds, HttpResponseMessage response, DateTimeOffset now)
    {
        if (seconds is { } told)
            return TimeSpan.FromSeconds(Math.Clamp(told, 0, int.MaxValue));
        var header = response.Headers.RetryAfter;
        return header?.Delta ?? header?.Date - now;
    }

    /// <summary>Its strings are read later, so those that are broken are repaired first.</summary>
    private static JsonElement? Parse(ReadOnlyMemory<byte> body) =>
        JsonBody.Read<JsonElement?>(JsonBody.WithReadableStrings(body.Span), root => root.Clone(), _ => null);
}
