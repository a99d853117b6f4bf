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

    /// <summary>The most entries through which a person leafs; beyond that the filter is to be narrowed.</summary>
    public const int MaxLeafed = 10_000;

    /// <summary>
    /// Whether a person leafs: entries beyond <see cref="MaxLeafed"/> are neither counted nor reached, so that a page takes as long in a
    /// large shop as in a small one. Programs get what they ask for, however long it takes.
    /// </summary>
    public bool IsLeafed { get; init; }

    internal long Offset => (Page - 1L) * PageSize;
}
