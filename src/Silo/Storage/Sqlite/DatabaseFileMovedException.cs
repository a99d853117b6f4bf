namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>
/// A file of the open database was deleted, moved or replaced: what is written now would be lost with the process. Putting it back, or
/// restarting the service with the file that is there, ends it.
/// </summary>
internal sealed class DatabaseFileMovedException(string path)
    : IOException($"The database file {path} was deleted, moved or replaced while the service runs: put it back, or restart the service.");
