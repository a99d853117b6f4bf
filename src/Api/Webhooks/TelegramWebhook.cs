using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Telegram;

namespace MirtAi.Api.Webhooks;

/// <summary><c>POST /webhooks/telegram</c>: updates of the customers' bot (Bot API, "setWebhook").</summary>
internal static partial class TelegramWebhook
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Maps it. Without a configured bot it answers 404.</summary>
    public static void MapTelegramWebhook(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/webhooks/telegram", Receive).ExcludeFromDescription();

    private static async Task<IResult> Receive(
        HttpRequest request, TelegramUpdateParser parser, IInboundGate gate, IOptions<TelegramOptions> options,
        ILogger<TelegramUpdateParser> logger, CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
            return Problem.NotFound("The Telegram channel is off.");
        if (!IsSecret(request.Headers[SecretHeader].ToString(), options.Value.WebhookSecret!))
            return new Problem(StatusCodes.Status401Unauthorized, $"{SecretHeader} is missing or wrong.");
        return parser.Parse(await WebhookBody.Read(request, cancellationToken)) switch
        {
            ParsedUpdate.Event { Inbound: var inbound } => WebhookResult.For(await gate.Accept(inbound)),
            ParsedUpdate.Malformed { Reason: var reason } => Problem.BadRequest($"This is not an update: {reason}."),
            ParsedUpdate.Ignored { Reason: var reason } => Ignore(logger, reason),
            _ => throw new UnreachableException(),
        };
    }

    private static IResult Ignore(ILogger logger, string reason)
    {
        LogIgnored(logger, reason);
        return WebhookResult.For(Receipt.Accepted);
    }

    /// <summary>Compares in a time that tells nothing about the secret, nor its length.</summary>
    private static bool IsSecret(string candidate, string secret) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    [LoggerMessage(EventId = 5301, Level = LogLevel.Debug, Message = "An update means nothing to a session: {Reason}")]
    private static partial void LogIgnored(ILogger logger, string reason);
}
