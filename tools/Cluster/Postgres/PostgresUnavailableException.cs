namespace MirtAi.Cluster.Postgres;

/// <summary>A private PostgreSQL could not be made or started; the message says why, with the server's last words.</summary>
public sealed class PostgresUnavailableException(string message) : Exception(message);
