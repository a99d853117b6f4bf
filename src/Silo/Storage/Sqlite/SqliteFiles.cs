namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>
/// The files of an open database, as they were when it was opened. A process goes on writing into a file that no path names any more, and
/// all of that is lost with it; so who acknowledges something looks first.
/// </summary>
/// <remarks>While one connection stays open SQLite neither deletes these files nor makes new ones.</remarks>
internal sealed class SqliteFiles
{
    private readonly (string Path, FileIdentity? Identity)[] files;

    /// <param name="path">The database, which a connection has open and has read from.</param>
    public SqliteFiles(string path) => files = [.. Names(path).Select(name => (name, FileIdentity.Of(name)))];

    /// <summary>The database, its log, and the log's index.</summary>
    public static string[] Names(string path) => [path, Log(path), path + "-shm"];

    /// <summary>The write-ahead log of a database.</summary>
    public static string Log(string path) => path + "-wal";

    /// <summary>Costs a system call for each file.</summary>
    /// <exception cref="DatabaseFileMovedException">A path names another file than then, or none.</exception>
    public void Check()
    {
        foreach (var (path, identity) in files)
            if (identity is null || FileIdentity.Of(path) != identity)
                throw new DatabaseFileMovedException(path);
    }
}
