using Microsoft.Win32.SafeHandles;

namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>
/// The right of one process to a SQLite file. A lock file beside it keeps out who comes by the same path, also when the database was
/// replaced meanwhile; a lock upon the database itself keeps out who comes by a hard link. SQLite's own locks are of another kind and
/// take no notice of it.
/// </summary>
internal sealed class SqliteOwnership : IDisposable
{
    private readonly SafeFileHandle lockFile;
    private readonly SafeFileHandle? database;

    private SqliteOwnership(SafeFileHandle lockFile, SafeFileHandle? database) => (this.lockFile, this.database) = (lockFile, database);

    /// <summary>
    /// Takes a file, which is made if there is none, with its folder. The lock file stays for ever: one that were deleted could be locked
    /// by a process that had opened it just before, beside its successor.
    /// </summary>
    /// <exception cref="DatabaseInUseException">Another process has it.</exception>
    /// <exception cref="DatabaseFileException">It cannot be opened for writing.</exception>
    public static SqliteOwnership Take(string path)
    {
        if (Directory.Exists(path))
            throw new DatabaseFileException(path, "is a folder: name a file in it.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseFileException(
                path, $"cannot be made, as its folder cannot: make the folder, writable for the service. {exception.Message}", exception);
        }
        var lockFile = Lock(path, path + ".lock");
        try
        {
            // Closed only after SQLite has closed the file: closing gives up the process's locks upon it, SQLite's too.
            return new SqliteOwnership(lockFile, OperatingSystem.IsWindows() ? null : Lock(path, path));
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        database?.Dispose();
        lockFile.Dispose();
    }

    private static SafeFileHandle Lock(string database, string file)
    {
        try
        {
            return File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsInUse(exception))
        {
            throw new DatabaseInUseException(database, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseFileException(
                database, $"cannot be written: give the service write access to the file and its folder. {exception.Message}", exception);
        }
    }

    /// <summary>EWOULDBLOCK of Linux and macOS, a sharing violation of Windows.</summary>
    private static bool IsInUse(IOException exception) => (exception.HResult & 0xffff) is 11 or 35 or 32;
}
