namespace MirtAi.Silo.Storage;

/// <summary>
/// A script below the database's schema version was never applied to it, or another one in its place: another build made it.
/// </summary>
public sealed class SchemaDivergedException(int database, string script, string? instead)
    : Exception($"The database has schema version {database} "
        + (instead is null ? $"without {script}" : $"with {instead} in the place of {script}")
        + ": start the build that made it, or restore a backup from before.");
