using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Asks Instagram whether the token is good, whose it is, whether it may be used for messages, and whether events are sent to the app.
/// </summary>
internal sealed class InstagramExamination(Func<GraphApi> api, IOptions<InstagramOptions> options)
{
    private const string Part = "instagram", Permissions = "instagram permissions", Events = "instagram events";

    public async Task<IReadOnlyList<Finding>> Run(CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
            return [Finding.Good(Part, "off")];
        var me = await api().Get("me?fields=user_id,username", cancellationToken);
        if (me is not GraphAnswer.Done { Result: var account })
            return [Finding.Fault(Part, WhyNot(me))];
        var id = account.String("user_id"u8) ?? account.String("id"u8) ?? "";
        var name = InboundText.Clean(account.String("username"u8), maxLength: 64);
        return id == options.Value.AccountId
            ? [Finding.Good(Part, $"@{name}"), await ExaminePermissions(cancellationToken), await ExamineEvents(cancellationToken)]
            : [Finding.Fault(Part, $"the token is of the account {id} (@{name}): set Instagram:AccountId to it")];
    }

    /// <summary>A token does not tell its permissions: to list conversations needs the same one as to answer in them.</summary>
    private async Task<Finding> ExaminePermissions(CancellationToken cancellationToken) =>
        await api().Get("me/conversations?platform=instagram&limit=1", cancellationToken) switch
        {
            GraphAnswer.Done => Finding.Good(Permissions, "messages"),
            GraphAnswer.Refused { Code: 10 or (>= 200 and <= 299), Message: var says } => Finding.Fault(
                Permissions,
                $"{says}: make a token with instagram_business_manage_messages in the app's dashboard and set Instagram:AccessToken"),
            var answer => Finding.Fault(Permissions, WhyNot(answer)),
        };

    private async Task<Finding> ExamineEvents(CancellationToken cancellationToken)
    {
        var answer = await api().Get($"{options.Value.AccountId}/subscribed_apps", cancellationToken);
        if (answer is not GraphAnswer.Done { Result: var result })
            return Finding.Fault(Events, WhyNot(answer));
        var fields = result.Array("data"u8) is { } apps
            ? apps.EnumerateArray().SelectMany(app => app.Array("subscribed_fields"u8) is { } all ? all.EnumerateArray().ToArray() : [])
                .Select(field => $"{field}").ToHashSet()
            : [];
        var missing = InstagramCommand.Fields.Where(field => !fields.Contains(field)).ToArray();
        return missing.Length == 0
            ? Finding.Good(Events, "subscribed")
            : Finding.Fault(Events, $"not subscribed to {string.Join(", ", missing)}: run ./mirt instagram subscribe");
    }

    private static string WhyNot(GraphAnswer answer) => answer switch
    {
        GraphAnswer.Refused { IsOfToken: true } or GraphAnswer.Refused { Status: 401 } =>
            "the token is no longer valid: make a new one in the app's dashboard and set Instagram:AccessToken",
        GraphAnswer.Refused refused => refused.Message,
        GraphAnswer.NotSent { Reason: var reason } => $"{reason}; check Instagram:ApiBaseUrl and the way to the internet",
        GraphAnswer.Lost { Reason: var reason } => $"{reason}; check Instagram:ApiBaseUrl and the way to the internet",
        _ => "an answer that cannot be read",
    };
}
