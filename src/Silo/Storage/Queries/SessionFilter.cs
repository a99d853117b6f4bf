namespace MirtAi.Silo.Storage.Queries;

/// <summary>Which sessions are asked for; null means all.</summary>
/// <param name="Channel">The channel's name, exactly.</param>
/// <param name="State">The conversation's state, exactly.</param>
/// <param name="Mode"><c>bot</c> or <c>manager</c>.</param>
/// <param name="Search">A part of the key, of the customer's name or user name, or of who gets an order, in any case.</param>
/// <param name="Words">Beginnings of words that are all in one line of the transcript, in any order and any case.</param>
public sealed record SessionFilter(string? Channel, string? State, string? Mode, string? Search, string? Words = null);
