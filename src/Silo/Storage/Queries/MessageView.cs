using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A line of a transcript.</summary>
/// <param name="Id">The place in the session, from 1.</param>
/// <param name="At">When the service took or made it.</param>
/// <param name="Author"><c>customer</c>, <c>bot</c>, <c>manager</c>, or <c>note</c>: a manager's, which the customer never gets.</param>
/// <param name="Text">May be empty if there are images or media.</param>
/// <param name="Images">References of photos.</param>
/// <param name="Delivery"><c>pending</c>, <c>sent</c>, <c>uncertain</c>, <c>failed</c> or <c>undeliverable</c>, of several parts the
/// worst; null for what is not sent, such as the customer's own lines.</param>
/// <param name="Manager">Which manager wrote it; null if none did.</param>
/// <param name="Turn">The id of the turn that made it; null for what no turn made.</param>
/// <param name="State">The state to which that turn led; null where the turn is not known any more.</param>
/// <param name="Intent">
/// What the last message that the turn answered was taken for; null where its commands said all, or the turn was not recorded.
/// </param>
/// <param name="Media">
/// What it held that is neither text nor photos, such as <c>voice</c>, <c>video</c>, <c>document</c> or <c>sticker</c>; null if nothing.
/// </param>
public sealed record MessageView(
    long Id,
    DateTimeOffset At,
    [property: AllowedValues("customer", "bot", "manager", "note")] string Author,
    string Text,
    IReadOnlyList<string> Images,
    [property: AllowedValues("pending", "sent", "uncertain", "failed", "undeliverable", null)] string? Delivery,
    string? Manager,
    string? Turn,
    string? State,
    string? Intent,
    string? Media);
