using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// What the models of providers refuse and is therefore left out of their requests, as long as the process runs. It is logged once, counted
/// with each request, and noted for the operator.
/// </summary>
internal sealed partial class ModelOmissions(ILogger<ModelOmissions> logger) : IHealthNotes
{
    private const string Part = "models";

    private readonly ConcurrentDictionary<(string Provider, string Model), ImmutableArray<string>> omissions = new();

    /// <summary>What is left out, in the order in which it was refused.</summary>
    public ImmutableArray<string> Of(string provider, string model) =>
        omissions.TryGetValue((provider, model), out var names) ? names : [];

    /// <summary>A request without these was taken.</summary>
    public void Remember(string provider, string model, ImmutableArray<string> names)
    {
        var before = Of(provider, model);
        omissions.AddOrUpdate((provider, model), names, (_, known) => [.. known, .. names.Except(known)]);
        foreach (var name in names.Except(before))
            LogOmitted(provider, model, name);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> Read(CancellationToken cancellationToken)
    {
        var texts = omissions.GroupBy(omission => omission.Key.Provider, StringComparer.Ordinal).OrderBy(group => group.Key)
            .Select(group => $"{group.Key} answers without: " + string.Join(
                "; ", group.OrderBy(one => one.Key.Model).Select(one => $"{string.Join(", ", one.Value)} ({one.Key.Model})")));
        var note = string.Join(" | ", texts);
        return Task.FromResult<IReadOnlyDictionary<string, string>>(
            note.Length == 0 ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add(Part, note));
    }

    [LoggerMessage(6102, LogLevel.Warning, "{Provider} refuses {Parameter} for {Model}: requests go without it until the process ends")]
    private partial void LogOmitted(string provider, string model, string parameter);
}
