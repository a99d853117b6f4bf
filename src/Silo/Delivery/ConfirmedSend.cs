namespace MirtAi.Silo.Delivery;

/// <summary>A message that the platform has.</summary>
/// <param name="Id">Its id in the outbox.</param>
/// <param name="PlatformId">Its id there.</param>
internal readonly record struct ConfirmedSend(long Id, string PlatformId);
