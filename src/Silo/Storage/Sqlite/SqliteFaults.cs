using Microsoft.Data.Sqlite;

namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>What SQLite's result codes mean for the service.</summary>
internal static class SqliteFaults
{
    private const int Error = 1;
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int ReadOnlyMoved = ReadOnly | 4 << 8;

    private static readonly StorageFault Foreign = new("the file is no SQLite database: name another one", NeedsOperator: true);

    private static readonly StorageFault Sealed = new(
        "the database file is read-only: give the service write access to it and to its folder", NeedsOperator: true);

    private static readonly StorageFault Closed = new(
        "the database file cannot be opened: give the service write access to it and to its folder", NeedsOperator: true);

    /// <summary>Null for a statement that is wrong.</summary>
    public static StorageFault? Classify(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Busy or Locked => StorageFault.Blocked,
        ReadOnly => exception.SqliteExtendedErrorCode == ReadOnlyMoved ? StorageFault.Moved : Sealed,
        InputOutput => StorageFault.Broken,
        Corrupt => StorageFault.Damaged,
        Full => StorageFault.Full,
        CannotOpen or Permission => Closed,
        NotADatabase => Foreign,
        // It has no code of its own.
        Error when exception.Message.Contains("no such ", StringComparison.Ordinal)
            || exception.Message.Contains("has no column", StringComparison.Ordinal) => StorageFault.Schema,
        _ => null,
    };
}
