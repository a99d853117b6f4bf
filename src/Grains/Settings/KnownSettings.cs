using System.Collections.Immutable;

namespace MirtAi.Grains.Settings;

/// <summary>
/// A section of the configuration in which every key is known: those of an options class, or the names of single settings.
/// </summary>
/// <param name="Section">The section's name.</param>
/// <param name="Options">The class that it is bound to, or null.</param>
/// <param name="Names">Keys below it that are read in another way; what lies below those is not looked at.</param>
public sealed record KnownSettings(string Section, Type? Options, ImmutableArray<string> Names);
