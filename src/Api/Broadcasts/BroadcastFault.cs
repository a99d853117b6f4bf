namespace MirtAi.Api.Broadcasts;

/// <summary>What is wrong with a broadcast that is to be planned.</summary>
/// <param name="Code">Which fault, for pages that have words of their own for it.</param>
/// <param name="Detail">What programs are told.</param>
/// <param name="Values">The limits and words that belong into it.</param>
public sealed record BroadcastFault(string Code, string Detail, params object[] Values);
