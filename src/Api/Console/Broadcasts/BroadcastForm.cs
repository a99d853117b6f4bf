using System.Globalization;
using MirtAi.Api.Broadcasts;
using MirtAi.Api.Management;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Broadcasts;

namespace MirtAi.Api.Console.Broadcasts;

/// <summary>What was entered in the editor of a broadcast, as it was entered.</summary>
public sealed record BroadcastForm
{
    private const string LocalTime = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Planned once, however often the form is sent.</summary>
    public required string Key { get; init; }

    public string Uk { get; init; } = "";
    public string Ru { get; init; } = "";
    public string En { get; init; } = "";
    public string Photo { get; init; } = "";

    /// <summary>A button a line.</summary>
    public string Buttons { get; init; } = "";

    /// <summary>Whether a button below it lets the customer get no more broadcasts.</summary>
    public bool OptOutButton { get; init; }

    public string Channel { get; init; } = "";
    public string Language { get; init; } = "";
    public string State { get; init; } = "";

    /// <summary>Who wrote within so many days; empty for whenever.</summary>
    public string Days { get; init; } = "";

    /// <summary>Tags of which customers have all, separated by commas; empty for whatever they have.</summary>
    public string Tags { get; init; } = "";

    /// <summary>How the subscription stands; empty for however it does.</summary>
    public string Subscription { get; init; } = "";

    /// <summary>A session's key a line; empty for no list.</summary>
    public string Customers { get; init; } = "";

    /// <summary>When it begins, by the shop's clock; empty for at once.</summary>
    public string At { get; init; } = "";

    /// <summary>The key of the session to which it is sent for a try.</summary>
    public string Self { get; init; } = "";

    internal static BroadcastForm Of(IFormCollection form) => new()
    {
        Key = form.Text("key"),
        Uk = form.Text("uk"),
        Ru = form.Text("ru"),
        En = form.Text("en"),
        Photo = form.Text("photo"),
        Buttons = form.Text("buttons"),
        OptOutButton = form.Text("optOutButton").Length > 0,
        Channel = form.Text("channel"),
        Language = form.Text("language"),
        State = form.Text("state"),
        Days = form.Text("days"),
        Customers = form.Text("customers"),
        Tags = form.Text("tags"),
        Subscription = form.Text("subscription"),
        At = form.Text("at"),
        Self = form.Text("self").Trim(),
    };

    /// <summary>What it asks for; null with what cannot be read.</summary>
    internal (BroadcastRequest? Request, BroadcastFault? Wrong) Read(TimeZoneInfo zone, DateTimeOffset now)
    {
        int? days = null;
        if (Days.Length > 0)
        {
            if (!int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 3_660)
                return (null, new("days", "days: must be from 1 to 3,660."));
            days = number;
        }

        DateTimeOffset? at = null;
        if (At.Length > 0)
        {
            if (!DateTime.TryParseExact(At, LocalTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                || zone.IsInvalidTime(local))
            {
                return (null, new("at", "at: must be a moment."));
            }

            at = zone.First(local);
        }

        return (
            new BroadcastRequest
            {
                Text = new BroadcastText { Uk = FilterText.OrNull(Uk), Ru = FilterText.OrNull(Ru), En = FilterText.OrNull(En) },
                Audience = new BroadcastCriteria
                {
                    Channel = FilterText.OrNull(Channel),
                    Language = FilterText.OrNull(Language),
                    State = FilterText.OrNull(State),
                    ActiveSince = days is { } since ? now.AddDays(-since) : null,
                    Customers = Lines(Customers),
                    Tags = FilterText.OrNull(Tags)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    Subscription = FilterText.OrNull(Subscription),
                },
                Photo = FilterText.OrNull(Photo),
                Buttons = Lines(Buttons),
                OptOutButton = OptOutButton,
                At = at,
            },
            null);
    }

    private static string[]? Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } lines ? lines : null;
}
