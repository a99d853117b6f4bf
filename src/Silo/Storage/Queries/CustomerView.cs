namespace MirtAi.Silo.Storage.Queries;

/// <summary>Who the customer is, as far as the channel tells.</summary>
public sealed record CustomerView(string? Name, string? Username, string? Language);
