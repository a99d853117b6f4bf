namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>Another process has the SQLite file: stop it, or set <c>Storage:Provider</c> to postgres to run several.</summary>
public sealed class DatabaseInUseException(string path, Exception inner)
    : Exception($"Storage:ConnectionString: {path} is in use by another process. Stop it, or set Storage:Provider to postgres.", inner);
