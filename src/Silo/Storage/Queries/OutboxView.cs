using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A message on its way to a customer.</summary>
public sealed record OutboxView
{
    public required long Id { get; init; }
    public required string Account { get; init; }
    public required string Recipient { get; init; }
    public required string SessionKey { get; init; }

    /// <summary>What the customer is called, for the console; null if that is not known.</summary>
    [JsonIgnore]
    public string? CustomerName { get; init; }

    /// <summary>The line of the session's transcript; 0 for alerts and acknowledgements.</summary>
    public required long Sequence { get; init; }

    /// <summary>How urgent it is: conversations go before notices to managers, and these before broadcasts.</summary>
    [AllowedValues("conversation", "notice", "broadcast")]
    public required string Lane { get; init; }

    [OutboxStatus]
    public required string Status { get; init; }

    public required int Attempts { get; init; }

    /// <summary>How often it was sent again although it may have arrived, an operator's retries included.</summary>
    public required int Repeats { get; init; }

    /// <summary>Not tried before this time.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public required string? LastError { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? SentAt { get; init; }
}
