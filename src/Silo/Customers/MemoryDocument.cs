namespace MirtAi.Silo.Customers;

/// <summary>A memory as it is handed to the database.</summary>
internal sealed record MemoryDocument(string SessionKey, string Memory);
