using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;

namespace MirtAi.Channels.Instagram;

/// <summary><c>./mirt instagram subscribe | info</c>.</summary>
internal sealed class InstagramCommand(Func<GraphApi> api, IOptions<InstagramOptions> options) : IChannelCommand
{
    /// <summary>The events that the service reads.</summary>
    internal static readonly string[] Fields =
        ["messages", "messaging_postbacks", "messaging_referral", "message_edit", "comments", "live_comments"];

    private const string Usage = "usage: ./mirt instagram subscribe | info; both need Instagram:AccessToken";

    /// <inheritdoc/>
    public string Verb => "instagram";

    /// <inheritdoc/>
    public async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        switch (args)
        {
            case ["subscribe"]:
                var account = options.Value.AccountId ?? "me";
                return await Tell(await api().Post(
                    $"{account}/subscribed_apps?subscribed_fields={string.Join(',', Fields)}", CancellationToken.None));
            case ["info"]:
                return await Tell(await api().Get("me?fields=user_id,username", CancellationToken.None));
            default:
                await errors.WriteLineAsync(Usage);
                return 2;
        }

        async Task<int> Tell(GraphAnswer answer)
        {
            if (answer is not GraphAnswer.Done { Result: var result })
            {
                await errors.WriteLineAsync(answer switch
                {
                    GraphAnswer.Refused refused => $"Instagram refused it: {refused.Message}",
                    GraphAnswer.NotSent { Reason: var reason } => $"Instagram cannot be reached: {reason}",
                    GraphAnswer.Lost { Reason: var reason } => $"Instagram did not answer: {reason}",
                    _ => "an answer that cannot be read",
                });
                return 1;
            }

            await output.WriteLineAsync(result.String("username"u8) is { } name
                ? $"account {result.String("user_id"u8)}, @{InboundText.Clean(name, maxLength: 64)}"
                : $"subscribed to {string.Join(", ", Fields)}");
            return 0;
        }
    }
}
