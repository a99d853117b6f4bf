using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>What became of a manager's action, and who has the conversation now.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Manager">Who has the conversation; null if it is the bot's or waits for anybody.</param>
/// <param name="Since">Since when the bot is silent; null if it is not.</param>
/// <param name="Order">The order that it was about; null if it was about none.</param>
[GenerateSerializer, Immutable, Alias("mirtai.manager-receipt")]
public sealed record ManagerReceipt(
    [property: Id(0)] ManagerOutcome Outcome,
    [property: Id(1)] string? Manager = null,
    [property: Id(2)] DateTimeOffset? Since = null,
    [property: Id(3)] OrderReceipt? Order = null);
