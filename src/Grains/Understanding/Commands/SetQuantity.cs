namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Says how many pieces of the chosen product it shall be, or asks what that many cost.</summary>
/// <param name="Quantity">How many.</param>
/// <param name="IsQuestion">Whether it is only asked.</param>
public sealed record SetQuantity(int Quantity, bool IsQuestion) : Command;
