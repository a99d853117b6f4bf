using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Does not want the chosen product in these colours, and does not say in which instead.</summary>
/// <param name="Colors">Their ids; empty for the one that was offered.</param>
public sealed record RefuseColor(ImmutableArray<string> Colors) : Command;
