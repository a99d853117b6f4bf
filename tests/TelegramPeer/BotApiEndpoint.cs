using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MirtAi.TelegramPeer;

/// <summary>Takes a call of the Bot API: token, faults, method, answer.</summary>
internal sealed class BotApiEndpoint(TelegramPeerOptions options, PeerState state, PeerFaults faults, RateLimits rates, TimeProvider time)
{
    private const string PollingMethod = "getUpdates";

    private readonly Dictionary<string, Func<BotCall, BotAnswer>> methods = Methods(state, rates);

    public async Task Call(HttpContext context, string token, string method)
    {
        if (!options.Tokens.Contains(token))
        {
            state.Violate(ViolationKind.UnknownToken, method, "an unknown token");
            await Write(context, BotAnswer.Error(401, "Unauthorized"));
            return;
        }

        var call = await BotCall.Read(context.Request, token, method);
        state.Called(method);
        var fault = faults.Take(method, call?.ChatId);
        if (fault is null or { Kind: PeerFaultKind.DropAfter or PeerFaultKind.AnswerLate })
            await Process(context, call, method, fault?.Kind);
        else
            await Fail(context, fault);
    }

    public async Task Download(HttpContext context, string token, string path)
    {
        var fileId = Path.GetFileNameWithoutExtension(path);
        if (!options.Tokens.Contains(token) || state.File(fileId, token) is not { } file)
        {
            await Write(context, BotAnswer.Error(404, "Not Found"));
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        await context.Response.Body.WriteAsync(file, context.RequestAborted);
    }

    private async Task Process(HttpContext context, BotCall? call, string method, PeerFaultKind? fault)
    {
        var release = faults.LateAnswers;
        var answer = call is null
            ? BotAnswer.Error(400, "Bad Request: can't parse the request")
            : method == PollingMethod ? await state.Updates(call.Token).Get(call, context.RequestAborted)
            : methods.TryGetValue(method, out var handler) ? handler(call) : BotAnswer.Error(404, "Not Found");
        if (call is null || (method != PollingMethod && !methods.ContainsKey(method)))
            state.Violate(ViolationKind.BadRequest, method, "a body or a method that is not taken");
        if (fault is PeerFaultKind.AnswerLate)
            await release.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (fault is PeerFaultKind.DropAfter)
            context.Abort();
        else
            await Write(context, answer);
    }

    private async Task Fail(HttpContext context, PeerFault fault)
    {
        if (fault.Kind == PeerFaultKind.Hang)
            await Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (fault.Kind != PeerFaultKind.Answer)
            context.Abort();
        else if (fault.RawBody is not null)
            await WriteRaw(context, fault);
        else
            await Write(context, BotAnswer.Error(fault.Status, fault.Description, fault.RetryAfter, fault.MigrateToChatId));
    }

    private static Task WriteRaw(HttpContext context, PeerFault fault)
    {
        context.Response.StatusCode = fault.Status;
        if (fault.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsync(fault.RawBody!, context.RequestAborted);
    }

    private static Task Write(HttpContext context, BotAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        if (answer.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted);
    }

    private static Dictionary<string, Func<BotCall, BotAnswer>> Methods(PeerState state, RateLimits rates)
    {
        ForumMethods forums = new(state);
        return Methods(new SendingMethods(state, rates, forums), forums, new OtherMethods(state));
    }

    private static Dictionary<string, Func<BotCall, BotAnswer>> Methods(
        SendingMethods sending, ForumMethods forums, OtherMethods other) => new()
        {
            ["sendMessage"] = sending.SendMessage,
            ["sendPhoto"] = sending.SendPhoto,
            ["sendVoice"] = sending.SendFile("voice"),
            ["sendAudio"] = sending.SendFile("audio"),
            ["sendVideo"] = sending.SendFile("video"),
            ["sendSticker"] = sending.SendFile("sticker"),
            ["sendDocument"] = sending.SendFile("document"),
            ["copyMessage"] = sending.CopyMessage,
            ["editMessageText"] = sending.EditMessageText,
            ["editMessageCaption"] = sending.EditMessageCaption,
            ["editMessageReplyMarkup"] = sending.EditMessageReplyMarkup,
            ["sendMediaGroup"] = sending.SendMediaGroup,
            ["sendChatAction"] = sending.SendChatAction,
            ["getChat"] = forums.GetChat,
            ["createForumTopic"] = forums.CreateForumTopic,
            ["editForumTopic"] = forums.EditForumTopic,
            ["reopenForumTopic"] = forums.ReopenForumTopic,
            ["answerCallbackQuery"] = other.AnswerCallbackQuery,
            ["getFile"] = other.GetFile,
            ["getMe"] = OtherMethods.GetMe,
            ["getChatMember"] = other.GetChatMember,
            ["setWebhook"] = other.SetWebhook,
            ["deleteWebhook"] = other.DeleteWebhook,
            ["getWebhookInfo"] = other.GetWebhookInfo,
        };
}
