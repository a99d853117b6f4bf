using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Names several items in full, to be bought together.</summary>
/// <param name="Items">At least two pieces, each as the catalogue has it.</param>
public sealed record AddItems(ImmutableArray<DraftedItem> Items) : Command;
