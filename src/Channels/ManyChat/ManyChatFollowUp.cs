using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.FollowUps;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// <c>POST /webhooks/manychat/followup</c>: whether a flow should remind a silent customer, and in which words. It goes by the fields of
/// the contact alone and changes nothing.
/// </summary>
internal sealed class ManyChatFollowUp(
    ManyChatWebhook webhook, Func<IFollowUpWriter> writer, Func<ICatalog> catalog, IOptions<ManyChatOptions> options) : IPlatformQuestion
{
    private const string Sent = "followup_sent";

    /// <inheritdoc/>
    public string Path => "/webhooks/manychat/followup";

    /// <inheritdoc/>
    public bool IsOn => webhook.IsOn;

    /// <inheritdoc/>
    public WebhookAuthentication Authentication => webhook.Authentication;

    /// <inheritdoc/>
    public Task<PlatformAnswer> Answer(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Task.FromResult(JsonBody.Read<PlatformAnswer>(
            body,
            root => ManyChatQuestion.Read(root) is { } question
                ? new PlatformAnswer.Json(JsonSerializer.Serialize(Decide(question), ManyChatResponseJson.Shown.FollowUpAnswer))
                : new PlatformAnswer.Malformed("no id of the subscriber: send it as subscriber.id, or as clientId"),
            reason => new PlatformAnswer.Malformed(reason)));

    private FollowUpAnswer Decide(ManyChatQuestion question)
    {
        var state = ContractNames.Parse<ConversationState>(question.Field("ai_state")) ?? ConversationState.Discovery;
        var isOver = state is ConversationState.Init or ConversationState.Upsell or ConversationState.End or ConversationState.Complaint;
        // Who is with a person, or was reminded, is left alone.
        if (isOver || question.Has(Sent) || question.Has("needs_human") || question.Has(options.Value.PauseTag))
            return new(false, null, state.ContractName(), [], []);
        var text = string.Join("\n\n", writer().Remind(Session(question, state), 1).Select(reply => reply.Text));
        return new(true, text, state.ContractName(), [new SubscriberField(Sent, true)], [Sent]);
    }

    private Session Session(ManyChatQuestion question, ConversationState state)
    {
        var product = question.Field("last_product") is { } name ? ManyChatOrder.Find(catalog().Current, name) : null;
        return Grains.Sessions.Session.New($"manychat:{question.Address.Subscriber}") with
        {
            Conversation = new Conversation
            {
                Language = question.Language switch
                {
                    ['r' or 'R', 'u' or 'U', ..] => "ru",
                    ['e' or 'E', 'n' or 'N', ..] => "en",
                    _ => "uk",
                },
                Selection = new Selection { ProductId = product?.Id },
            }.In(state),
        };
    }
}
