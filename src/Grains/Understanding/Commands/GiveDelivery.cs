using MirtAi.Grains.Customers;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Gives delivery data, or corrects them.</summary>
/// <param name="Recipient">What the message gives; the rest is null.</param>
public sealed record GiveDelivery(Recipient Recipient) : SpokenCommand;
