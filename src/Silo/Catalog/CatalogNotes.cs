using System.Collections.Immutable;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Catalog;

/// <summary>Says that the catalogue's files are not those in force, and which of them is faulty.</summary>
internal sealed class CatalogNotes(FileCatalog catalog, string folder) : IHealthNotes
{
    private const string Part = "catalog";

    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> Read(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            catalog.Faults is [var first, ..] faults ? None.Add(Part, Text(first, faults.Count)) : None);

    private string Text(string first, int count)
    {
        // Where the folder lies on this machine is nobody's business.
        var fault = first.Replace(folder, "catalog", StringComparison.Ordinal);
        return $"changed files are not taken: {fault}" + (count > 1 ? $" (and {count - 1} more faults)" : "");
    }
}
