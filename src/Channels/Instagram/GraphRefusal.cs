using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// What an answer of the Graph API means for a message, by code and subcode; the HTTP status says too little (Graph API, "Handle errors";
/// Messenger Platform, "Error codes").
/// </summary>
internal static class GraphRefusal
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Temporarily = TimeSpan.FromMinutes(1);

    public static SendResult ToSendResult(this GraphAnswer answer) => answer switch
    {
        GraphAnswer.NotSent { Reason: var reason } => new SendResult.Failed(reason),
        GraphAnswer.Lost { Reason: var reason } => new SendResult.Uncertain(reason),
        GraphAnswer.Refused refused => Refused(refused),
        _ => new SendResult.Uncertain("an answer without an id"),
    };

    private static SendResult Refused(GraphAnswer.Refused refused) => (refused.Code, refused.Subcode) switch
    {
        // The window, and who controls the thread, come under the code of a missing permission.
        (10, 2534022 or 2018278) => new SendResult.Rejected($"{refused.Message}: {MessagingWindows.Closed}"),
        (10, 2018300) or (100, 2534037) => new SendResult.Rejected($"{refused.Message}: another app has the conversation"),
        (190 or 102, _) => Credentials(refused, "the token is no longer valid"),
        (368, _) => Credentials(refused, "the account is blocked for a while"),
        (10 or (>= 200 and <= 299), _) => Credentials(refused, "the token lacks the permission to send messages"),
        (4 or 17 or 32 or 613 or (>= 80000 and <= 80014), _) => new SendResult.Throttled(Wait(refused), WholeAccount: true),
        (100, 2534014) or (551, _) => new SendResult.Unreachable(refused.Message),
        (1 or 2, _) => new SendResult.Failed(refused.Message),
        (0, _) => Unexplained(refused),
        _ => refused.Status >= 500 ? new SendResult.Failed(refused.Message) : new SendResult.Rejected(refused.Message),
    };

    /// <summary>By the status alone: what is between us and the platform answered.</summary>
    private static SendResult Unexplained(GraphAnswer.Refused refused) => refused.Status switch
    {
        401 => Credentials(refused, "the token is refused"),
        429 => new SendResult.Throttled(Wait(refused), WholeAccount: true),
        >= 200 and < 300 => new SendResult.Failed(refused.Message),
        < 400 => new SendResult.Failed($"{refused.Message}: the address redirects elsewhere, check Instagram:ApiBaseUrl"),
        404 or 408 or >= 500 => new SendResult.Failed($"{refused.Message}: check Instagram:ApiBaseUrl if it stays so"),
        _ => new SendResult.Rejected(refused.Message),
    };

    private static SendResult.CredentialsRefused Credentials(GraphAnswer.Refused refused, string what) =>
        new($"{refused.Message}: {what}, set Instagram:AccessToken anew");

    private static TimeSpan Wait(GraphAnswer.Refused refused) =>
        refused.RetryAfter is { } told ? (told > ShortestWait ? told : ShortestWait) : Temporarily;
}
