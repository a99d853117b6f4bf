using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Tests.Storage.Effects.Visits;

/// <summary>An effect that only tests know: a customer looked at a page.</summary>
internal sealed record Visit(string SessionKey, string Page, int Seconds) : ICommitEffect;
