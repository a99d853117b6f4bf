using System.Text;
using System.Text.Json.Serialization;
using MirtAi.Api.Management;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Broadcasts;

namespace MirtAi.Api.Broadcasts;

/// <summary>A broadcast that is to be planned.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BroadcastRequest
{
    private const int MaxText = 4_000, MaxButtons = 8, MaxCustomers = 5_000, MaxKey = 200;

    /// <summary>How a subscription may stand, for choosing by it.</summary>
    public static readonly IReadOnlyList<string> Standings = ["active", "expired", "none"];

    private static readonly int MaxButtonBytes = OutboundButton.MaxValueBytes - Encoding.UTF8.GetByteCount(OutboundButton.Mark);

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>
    /// The text, at most 4,000 characters in each language; a customer whose language has none gets the first that there is.
    /// <c>{name}</c> stands for the customer's first name, <c>{name|words}</c> for that or the words.
    /// </summary>
    public BroadcastText? Text { get; init; }

    /// <summary>To whom; absent for every customer.</summary>
    public BroadcastCriteria? Audience { get; init; }

    /// <summary>The https address of a photo.</summary>
    public string? Photo { get; init; }

    /// <summary>What up to 8 buttons say; pressed, it comes back as the customer's words.</summary>
    public IReadOnlyList<string>? Buttons { get; init; }

    /// <summary>
    /// Whether a button below it lets the customer get no more broadcasts; where the channel shows no buttons, a line says what to write.
    /// </summary>
    /// <value>Default <c>Broadcasts:OptOutButton</c>.</value>
    public bool? OptOutButton { get; init; }

    /// <summary>Not before.</summary>
    /// <value>Default at once.</value>
    public DateTimeOffset? At { get; init; }

    /// <summary>Only count to whom it would go.</summary>
    public bool DryRun { get; init; }

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public BroadcastFault? Fault(IReadOnlyCollection<string> channels, DateTimeOffset now)
    {
        string?[] texts = [Text?.Uk, Text?.Ru, Text?.En];
        var audience = Audience ?? new BroadcastCriteria();
        return this switch
        {
            _ when texts.All(string.IsNullOrWhiteSpace) => new("noText", "text: must have uk, ru or en."),
            _ when texts.Any(text => text?.Length > MaxText || text?.Contains('\0') == true) =>
                new("longText", $"text: must be at most {MaxText} characters in each language, without NUL.", MaxText),
            _ when texts.Select(text => Placeholders.Unknown(text ?? "")).FirstOrDefault(found => found is not null) is { } unknown => new(
                "placeholder",
                $"text: {unknown} stands for nothing; {{name}} and {{name|words for those without one}} stand for the customer's name.",
                unknown),
            { Photo: { } photo } when !Addresses.IsOfPhoto(photo) => new("photo", "photo: must be an https address."),
            { Buttons: { } buttons } when buttons.Count > MaxButtons || buttons.Any(IsWrongButton) => new(
                "buttons", $"buttons: must be at most {MaxButtons}, each of 1 to {MaxButtonBytes} bytes.", MaxButtons, MaxButtonBytes),
            { At: { } at } when at > now + Furthest => new("tooFar", "at: must be within a year."),
            _ when audience.Channel is { } channel && !channels.Contains(channel) =>
                new("unknown", $"audience.channel: must be one of {string.Join(", ", channels)}."),
            _ when audience.Language is { } language && !LocalizedText.Languages.Contains(language) =>
                new("unknown", $"audience.language: must be one of {string.Join(", ", LocalizedText.Languages)}."),
            _ when audience.State is { Length: > MaxKey } => new("unknown", $"audience.state: must be at most {MaxKey} characters."),
            _ when TagPatch.TagsFault(audience.Tags ?? []) is { } wrong =>
                new("tags", $"audience.{wrong}", TagRules.MaxTags, TagRules.MaxLength),
            _ when audience.Subscription is { } standing && !Standings.Contains(standing) =>
                new("unknown", $"audience.subscription: must be one of {string.Join(", ", Standings)}."),
            _ when audience.Customers is { } customers
                && (customers.Count is 0 or > MaxCustomers || customers.Any(key => key is not { Length: > 0 and <= MaxKey })) =>
                new("customers", $"audience.customers: must be 1 to {MaxCustomers} keys.", MaxCustomers, MaxKey),
            _ => null,
        };
    }

    private static bool IsWrongButton(string? label) =>
        string.IsNullOrWhiteSpace(label) || label.Contains('\0') || Encoding.UTF8.GetByteCount(label) > MaxButtonBytes;
}
