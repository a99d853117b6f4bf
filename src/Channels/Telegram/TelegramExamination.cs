using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;

namespace MirtAi.Channels.Telegram;

/// <summary>Asks Telegram how the bots are: their tokens, the way of updates, and the managers' chat.</summary>
/// <param name="customers">The customers' bot.</param>
/// <param name="managers">The bot that writes to the managers.</param>
internal sealed class TelegramExamination(
    Func<TelegramApi> customers, Func<TelegramApi> managers, IOptions<TelegramOptions> options, TimeProvider time)
{
    private const string Bot = "telegram", Updates = "telegram updates", Chat = "managers";

    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<Finding>> Run(CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        if (!options.Value.IsOn)
            findings.Add(Finding.Good(Bot, "off"));
        else
            await ExamineBot(findings, cancellationToken);
        findings.Add(options.Value.ManagerChatId is { } chatId
            ? await ExamineChat(chatId, cancellationToken)
            : Finding.Good(Chat, "off: orders and calls for a person are listed, and nobody is told of them"));
        return findings;
    }

    private async Task ExamineBot(List<Finding> findings, CancellationToken cancellationToken)
    {
        var me = await Me(customers(), cancellationToken);
        if (me is not TelegramAnswer.Done { Result: var bot })
        {
            findings.Add(Finding.Fault(Bot, WhyNot(me, "Telegram:BotToken")));
            return;
        }

        findings.Add(Finding.Good(Bot, $"@{bot.String("username"u8)}"));
        findings.Add(await ExamineUpdates(cancellationToken));
    }

    private Task<TelegramAnswer> Me(TelegramApi api, CancellationToken cancellationToken) => Call(api, "getMe", cancellationToken);

    private Task<TelegramAnswer> Call(TelegramApi api, string method, CancellationToken cancellationToken) =>
        api.Call(method, new ByteArrayContent([]), options.Value.SendTimeout, cancellationToken);

    private async Task<Finding> ExamineUpdates(CancellationToken cancellationToken)
    {
        var answer = await Call(customers(), "getWebhookInfo", cancellationToken);
        if (answer is not TelegramAnswer.Done { Result: var webhook })
            return Finding.Fault(Updates, WhyNot(answer, "Telegram:BotToken"));
        var isSet = webhook.String("url"u8) is { Length: > 0 };
        var waiting = string.Create(CultureInfo.InvariantCulture, $"{webhook.Integer("pending_update_count"u8) ?? 0} wait");
        return (options.Value.IsPolling, isSet) switch
        {
            (true, true) => Finding.Fault(Updates, TelegramFeed.CustomersWebhook),
            (true, false) => Finding.Good(Updates, $"polled, {waiting}"),
            (false, false) => Finding.Fault(Updates, "no webhook is set: run ./mirt telegram set-webhook URL, "
                + "or set Telegram:Mode to polling"),
            _ when LastError(webhook) is { } error => Finding.Fault(Updates, $"the webhook's last error: {error}, {waiting}; "
                + "see that its address leads here and that Telegram:WebhookSecret is what it was set with"),
            _ => Finding.Good(Updates, $"webhook, {waiting}"),
        };
    }

    private string? LastError(JsonElement webhook) =>
        webhook.Integer("last_error_date"u8) is { } seconds and >= 0 and < int.MaxValue
        && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < Recent
            ? InboundText.Clean(webhook.String("last_error_message"u8) ?? "unknown", maxLength: 200).ReplaceLineEndings(" ")
            : null;

    private async Task<Finding> ExamineChat(long chatId, CancellationToken cancellationToken)
    {
        var key = options.Value.HasManagerBot ? "Telegram:ManagerBotToken" : "Telegram:BotToken";
        var me = await Me(managers(), cancellationToken);
        if (me is not TelegramAnswer.Done { Result: var bot } || bot.Integer("id"u8) is not { } botId)
            return Finding.Fault(Chat, WhyNot(me, key));
        if (options.Value.HasManagerBot
            && await Call(managers(), "getWebhookInfo", cancellationToken) is TelegramAnswer.Done { Result: var hook }
            && hook.String("url"u8) is { Length: > 0 })
            return Finding.Fault(Chat, TelegramFeed.ManagersWebhook);
        var answer = await managers().Call(
            "getChatMember", new GetChatMemberRequest(chatId, botId), TelegramJson.Default.GetChatMemberRequest,
            options.Value.SendTimeout, cancellationToken);
        if (answer is TelegramAnswer.Refused { Code: 400 or 403 })
            return Finding.Fault(Chat, "the bot does not find the group: check Telegram:ManagerChatId, and add the bot to the group");
        if (answer is not TelegramAnswer.Done { Result: var member })
            return Finding.Fault(Chat, WhyNot(answer, key));
        var mayWrite = member.String("status"u8) switch
        {
            "creator" or "administrator" or "member" => true,
            "restricted" => member.IsTrue("can_send_messages"u8),
            _ => false,
        };
        return mayWrite
            ? await ExamineTopics(chatId, member, key, cancellationToken)
            : Finding.Fault(Chat, "the bot may not write to the group: add it again, and let members send messages");
    }

    /// <summary>In a forum each customer has a topic, for which the bot needs a right.</summary>
    private async Task<Finding> ExamineTopics(long chatId, JsonElement member, string key, CancellationToken cancellationToken)
    {
        var status = $"the bot is {member.String("status"u8)} of the group";
        if (options.Value.ManagerThreadId is not null)
            return Finding.Good(Chat, $"{status}, all customers are in the topic that is set");
        var answer = await managers().Call(
            "getChat", new GetChatRequest(chatId), TelegramJson.Default.GetChatRequest, options.Value.SendTimeout, cancellationToken);
        if (answer is not TelegramAnswer.Done { Result: var chat })
            return Finding.Fault(Chat, WhyNot(answer, key));
        if (!chat.IsTrue("is_forum"u8))
            return Finding.Good(Chat, status);
        return member.Is("status"u8, "creator"u8) || (member.Is("status"u8, "administrator"u8) && member.IsTrue("can_manage_topics"u8))
            ? Finding.Good(Chat, $"{status}, each customer has a topic")
            : Finding.Fault(Chat, "the group has topics, and the bot may not manage them, so that all customers are in General: make it an "
                + "administrator with the right to manage topics, or set Telegram:ManagerThreadId");
    }

    private static string WhyNot(TelegramAnswer answer, string tokenKey) => answer switch
    {
        TelegramAnswer.Refused { Code: 401 or 404 } => $"Telegram does not know the bot: check {tokenKey} and Telegram:ApiBaseUrl",
        TelegramAnswer.Refused refused => refused.Description.ReplaceLineEndings(" "),
        TelegramAnswer.NotSent { Reason: var reason } => $"{reason}; check Telegram:ApiBaseUrl and the way to the internet",
        TelegramAnswer.Lost { Reason: var reason } => reason,
        _ => "an answer that cannot be read",
    };
}
