using System.Collections.Immutable;

namespace MirtAi.Grains.LanguageModels;

/// <summary>Texts whose meaning is wanted as vectors.</summary>
/// <param name="Purpose">What for, as <see cref="ModelCall.Purpose"/>.</param>
/// <param name="Texts">1 to 2048 texts, none empty.</param>
/// <param name="SessionKey">The session that it is for; empty for none.</param>
public sealed record ModelEmbedding(string Purpose, ImmutableArray<string> Texts, string SessionKey = "");
