using System.Globalization;
using System.Text.Json;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Sessions;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A session as the database returns it.</summary>
internal sealed class SessionRow
{
    /// <summary>What is read from a session's state; both databases understand it.</summary>
    public const string Columns = """
        key as "Key", version as "Version", wake_at as "WakeAt", updated_at as "UpdatedAt",
        state ->> 'channel' as "Channel", state ->> 'mode' as "Mode", cast(state ->> 'pending' as integer) as "Pending",
        state -> 'handoff' ->> 'manager' as "Manager", state -> 'handoff' ->> 'since' as "ManagerSince",
        state -> 'customer' ->> 'name' as "Name", state -> 'customer' ->> 'username' as "Username",
        state -> 'customer' ->> 'language' as "CustomerLanguage",
        state -> 'conversation' ->> 'state' as "State", state -> 'conversation' ->> 'phase' as "Phase",
        state -> 'conversation' ->> 'language' as "Language", state -> 'conversation' ->> 'lastIntent' as "LastIntent",
        state -> 'conversation' -> 'order' -> 'recipient' ->> 'fullName' as "RecipientName",
        cast(state -> 'conversation' -> 'order' as text) as "OrderJson", cast(state -> 'tags' as text) as "TagsJson"
        """;

    public string Key { get; init; } = "";
    public long Version { get; init; }
    public DateTimeOffset? WakeAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public string? Channel { get; init; }
    public string? Mode { get; init; }
    public int? Pending { get; init; }
    public string? Manager { get; init; }
    public string? ManagerSince { get; init; }
    public string? Name { get; init; }
    public string? Username { get; init; }
    public string? CustomerLanguage { get; init; }
    public string? State { get; init; }
    public string? Phase { get; init; }
    public string? Language { get; init; }
    public string? LastIntent { get; init; }
    public string? RecipientName { get; init; }
    public string? OrderJson { get; init; }
    public string? TagsJson { get; init; }
    public string? StoredMemory { get; init; }

    /// <summary>What managers call the customer by.</summary>
    public string[] Tags => TagsJson is { } tags ? JsonSerializer.Deserialize(tags, StringListJson.Default.StringArray) ?? [] : [];

    /// <summary>The order, once it holds something.</summary>
    private static JsonElement? Begun(string? json) =>
        json is not null && JsonElement.Parse(json) is { ValueKind: JsonValueKind.Object } order
        && order.TryGetProperty("lines", out var lines) && lines.ValueKind is JsonValueKind.Array && lines.GetArrayLength() > 0
            ? order
            : null;

    /// <summary>What is remembered of the customer, if it was read.</summary>
    public CustomerMemory ToMemory() => StoredMemory is null ? CustomerMemory.Empty : MemoryJson.Read(StoredMemory);

    public SessionSummary ToSummary() => new()
    {
        Key = Key,
        Channel = Channel ?? Key.Split(':', 2)[0],
        Customer = new CustomerView(Name, Username, CustomerLanguage),
        RecipientName = RecipientName,
        State = State,
        Phase = Phase,
        Mode = Mode ?? SessionModes.Bot,
        Manager = Manager,
        ManagerSince = ManagerSince is null ? null : DateTimeOffset.Parse(ManagerSince, CultureInfo.InvariantCulture),
        Language = Language,
        Pending = Pending ?? 0,
        WakeAt = WakeAt,
        LastIntent = LastIntent,
        Order = Begun(OrderJson),
        Version = Version,
        UpdatedAt = UpdatedAt,
    };
}
