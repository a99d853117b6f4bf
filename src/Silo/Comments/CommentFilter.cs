namespace MirtAi.Silo.Comments;

/// <summary>Which comments are asked for; what is null or empty asks for all.</summary>
/// <param name="Statuses">Names of statuses.</param>
/// <param name="Types">Names of types.</param>
/// <param name="Media">The post's id, exactly.</param>
/// <param name="IncludeDeleted">Deleted ones, too.</param>
public sealed record CommentFilter(
    IReadOnlyCollection<string> Statuses, IReadOnlyCollection<string> Types, string? Media, bool IncludeDeleted);
