using System.Collections.Immutable;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Wants several pieces together without saying of each which one it is: what is missing is asked for.</summary>
/// <param name="Items">At least two, with what is known of each.</param>
public sealed record WantItems(ImmutableArray<WantedItem> Items) : Command;
