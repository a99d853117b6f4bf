using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Silo.Tests.Catalog;

/// <summary>A search that a test tells what texts mean.</summary>
internal sealed class StagedSemantics : ISemanticSearch
{
    private readonly List<string> sought = [];

    public Dictionary<string, ImmutableArray<string>?> Products { get; } = [];

    public IReadOnlyList<string> Sought => sought;

    public bool IsOn { get; set; } = true;

    public Task<ImmutableArray<string>?> Find(string text, string sessionKey, CancellationToken cancellationToken)
    {
        sought.Add(text);
        return Task.FromResult(Products.GetValueOrDefault(text));
    }
}
