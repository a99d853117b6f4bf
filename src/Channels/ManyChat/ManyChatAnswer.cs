using System.Text.Json;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.ManyChat;

/// <summary>What came of a call of ManyChat's API.</summary>
/// <param name="Result">What it means for a message.</param>
/// <param name="Says">What ManyChat says, in one line.</param>
internal sealed record ManyChatAnswer(SendResult Result, string Says)
{
    private const int MaxReasonLength = 300;

    private static readonly TimeSpan Temporarily = TimeSpan.FromMinutes(1);

    /// <summary>It was refused for a field or a tag, and the customer got nothing of it.</summary>
    public bool IsAboutActions => Result is SendResult.Rejected
        && (Mentions("field") || Mentions("tag") || Mentions("action"));

    public static ManyChatAnswer Of(PlatformReply reply) => reply switch
    {
        PlatformReply.NotSent { Reason: var reason } => new(new SendResult.Failed(reason), reason),
        PlatformReply.Lost { Reason: var reason } => new(new SendResult.Uncertain(reason), reason),
        PlatformReply.Answered answered => Of(answered),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ManyChatAnswer Of(PlatformReply.Answered answered)
    {
        var (status, says) = JsonBody.Read(answered.Body, Read, _ => (null, ""));
        return new(ResultOf(answered, status, says), says);
    }

    /// <summary>An answer of 2xx may say that it failed; of one that cannot be read nobody knows.</summary>
    private static SendResult ResultOf(PlatformReply.Answered answered, string? status, string says)
    {
        if (answered.IsSuccess && status == "success")
            return new SendResult.Sent("");
        if (answered.IsSuccess && status is null)
            return new SendResult.Uncertain("an answer that cannot be read");
        return answered.Status switch
        {
            401 or 403 => new SendResult.CredentialsRefused($"{answered.Status} {says}: set ManyChat:ApiToken anew"),
            429 => new SendResult.Throttled(answered.Headers.RetryAfter?.Delta ?? Temporarily, WholeAccount: true),
            >= 300 and < 400 => new SendResult.Failed($"{answered.Status}: the address redirects elsewhere, check ManyChat:ApiBaseUrl"),
            404 when status is null => new SendResult.Failed("404: check ManyChat:ApiBaseUrl"),
            408 or >= 500 => new SendResult.Failed($"{answered.Status} {says}"),
            _ when IsAboutSubscriber(says) => new SendResult.Unreachable(says),
            _ => new SendResult.Rejected($"{answered.Status} {says}"),
        };
    }

    private static (string? Status, string Says) Read(JsonElement root)
    {
        var details = root.Object("details"u8)?.Array("messages"u8) is { } messages
            ? messages.EnumerateArray().Select(one => one.String("message"u8)).OfType<string>()
            : [];
        var says = string.Join("; ", details.Prepend(root.String("message"u8) ?? "").Where(text => text.Length > 0));
        return (root.String("status"u8), InboundText.Clean(says, MaxReasonLength).ReplaceLineEndings(" "));
    }

    private static bool IsAboutSubscriber(string says) =>
        says.Contains("subscriber", StringComparison.OrdinalIgnoreCase)
        && (says.Contains("not exist", StringComparison.OrdinalIgnoreCase)
            || says.Contains("not found", StringComparison.OrdinalIgnoreCase));

    private bool Mentions(string word) => Says.Contains(word, StringComparison.OrdinalIgnoreCase);
}
