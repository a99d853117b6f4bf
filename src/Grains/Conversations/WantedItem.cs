namespace MirtAi.Grains.Conversations;

/// <summary>
/// One of several pieces that a customer wants together, as far as they have said which. They are offered once all of them are known.
/// </summary>
/// <param name="ProductId">The product's id in the catalogue; null if it is not known yet.</param>
/// <param name="Height">The height in centimetres for which it is wanted; null if none was told.</param>
/// <param name="Size">The size's label; null if it is not known yet.</param>
/// <param name="Color">The colour's id in the catalogue; null if it is not known yet.</param>
public sealed record WantedItem(string? ProductId, int? Height, string? Size, string? Color);
