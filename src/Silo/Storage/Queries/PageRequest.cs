namespace MirtAi.Silo.Storage.Queries;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1 to <see cref="MaxPageSize"/> entries.</param>
public readonly record struct PageRequest(int Page, int PageSize)
{
    /// <summary>The most entries of one page.</summary>
    public const int MaxPageSize = 100;

    /// <summary>The entries of one page unless asked for.</summary>
    public const int DefaultPageSize = 20;

    internal long Offset => (Page - 1L) * PageSize;
}
