namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>The SQLite file cannot be used; the message names the setting and says what to do.</summary>
public sealed class DatabaseFileException(string path, string reason, Exception? inner = null)
    : Exception($"Storage:ConnectionString: {path} {reason}", inner);
