using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MirtAi.Grains.Customers;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A session with its transcript.</summary>
public sealed record SessionDetails : SessionSummary
{
    [SetsRequiredMembers]
    public SessionDetails(SessionSummary summary, IReadOnlyList<MessageView> messages) : base(summary) => Messages = messages;

    /// <summary>The newest <see cref="SessionQueries.MaxMessages"/> lines, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<MessageView> Messages { get; init; }

    /// <summary>What broadcasts brought the customer in the stretch of these lines, at most the newest 100, oldest first.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<BroadcastLineView> Broadcasts { get; init; } = [];

    /// <summary>
    /// What happened to the conversation in the stretch of these lines, at most the newest 100, oldest first; for pages, not a part of
    /// answers to programs.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<EventLineView> EventLines { get; init; } = [];

    /// <summary>What managers call the customer by.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is remembered of the customer; for pages, not a part of answers to programs.</summary>
    [JsonIgnore]
    public CustomerMemory Memory { get; init; } = CustomerMemory.Empty;
}
