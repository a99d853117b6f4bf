using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A session as the list shows it.</summary>
public record SessionSummary
{
    /// <summary><c>channel:customer</c>.</summary>
    public required string Key { get; init; }

    public required string Channel { get; init; }

    public required CustomerView Customer { get; init; }

    /// <summary>Who gets the customer's order, for the console; null if that is not known.</summary>
    [JsonIgnore]
    public string? RecipientName { get; init; }

    /// <summary>What people may call the customer, for the console; null if nothing but the key is known.</summary>
    [JsonIgnore]
    public string? CalledName =>
        new[] { Customer.Name, RecipientName, Customer.Username }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));

    /// <summary>The state of the sale, for instance <c>STATE_4_OFFER</c>.</summary>
    public required string? State { get; init; }

    public required string? Phase { get; init; }

    /// <summary>Who answers: <c>bot</c> or <c>manager</c>.</summary>
    [AllowedValues("bot", "manager")]
    public required string Mode { get; init; }

    /// <summary>The manager who has the conversation; null if the bot has it, or if it waits for anybody.</summary>
    public required string? Manager { get; init; }

    /// <summary>Since when the bot has been silent; null if it is not.</summary>
    public required DateTimeOffset? ManagerSince { get; init; }

    /// <summary>The language of the answers.</summary>
    public required string? Language { get; init; }

    /// <summary>How many messages wait for an answer.</summary>
    public required int Pending { get; init; }

    /// <summary>When the session is looked at again; null if nothing is due.</summary>
    public required DateTimeOffset? WakeAt { get; init; }

    public required string? LastIntent { get; init; }

    /// <summary>The order that is being made; null if there is none.</summary>
    public required JsonElement? Order { get; init; }

    /// <summary>Grows by one with every change.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
