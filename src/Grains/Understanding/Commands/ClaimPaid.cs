namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Says that the order has been paid. A manager decides whether it has.</summary>
/// <param name="Amount">The sum, in whole units of the shop's currency; null if the message names none.</param>
public sealed record ClaimPaid(int? Amount) : SpokenCommand;
