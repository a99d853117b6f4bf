namespace MirtAi.Silo.Storage;

/// <summary>Why a database does not serve.</summary>
/// <param name="Reason">What it is and what to do, for anybody to read.</param>
/// <param name="NeedsOperator">Whether it stays so until somebody sees to it.</param>
/// <param name="ConcernsAll">Whether every statement meets it, so that another one need not try.</param>
internal sealed record StorageFault(string Reason, bool NeedsOperator, bool ConcernsAll = false)
{
    public static readonly StorageFault Away = new("the database cannot be reached", NeedsOperator: false);

    public static readonly StorageFault Blocked = new("statements wait for a lock that somebody else holds", NeedsOperator: false);
    public static readonly StorageFault Slow = new("statements take too long", NeedsOperator: false, ConcernsAll: true);

    public static readonly StorageFault Busy = new(
        "the database has no connection or memory left", NeedsOperator: false, ConcernsAll: true);

    public static readonly StorageFault Damaged = new("the database is damaged: restore a backup", NeedsOperator: true);
    public static readonly StorageFault Full = new("the disk is full: free space for the database", NeedsOperator: true, ConcernsAll: true);
    public static readonly StorageFault Broken = new("the disk fails: see the database's log", NeedsOperator: true);

    public static readonly StorageFault Missing = new(
        "the database does not exist: create it, or name another one", NeedsOperator: true, ConcernsAll: true);

    public static readonly StorageFault Refused = new(
        "the database refuses the user: check name and password", NeedsOperator: true, ConcernsAll: true);

    public static readonly StorageFault Rights = new("the role lacks rights on the schema: grant them", NeedsOperator: true);

    public static readonly StorageFault Schema = new(
        "the schema is not the one of this program: restore what was changed", NeedsOperator: true);

    public static readonly StorageFault ReadOnly = new(
        "the database is read-only: make it writable, or connect to the server that is", NeedsOperator: true, ConcernsAll: true);

    public static readonly StorageFault Moved = new(
        "the database file was deleted, moved or replaced: put it back, or restart the service", NeedsOperator: true);
}
