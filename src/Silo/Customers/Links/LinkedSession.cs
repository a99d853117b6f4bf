namespace MirtAi.Silo.Customers.Links;

/// <summary>A session of a customer who writes on several channels.</summary>
/// <param name="Key">The session's key.</param>
/// <param name="LinkedBy">Who linked it: a manager, or <c>phone</c> for a number that was confirmed in several sessions.</param>
/// <param name="LinkedAt">When.</param>
public sealed record LinkedSession(string Key, string LinkedBy, DateTimeOffset LinkedAt);
