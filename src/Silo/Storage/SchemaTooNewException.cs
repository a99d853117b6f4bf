namespace MirtAi.Silo.Storage;

/// <summary>The database's schema is newer than this program knows: start the newer program, or restore a backup.</summary>
public sealed class SchemaTooNewException(int database, int program)
    : Exception($"The database has schema version {database}, this program knows {program}: start the newer program.");
