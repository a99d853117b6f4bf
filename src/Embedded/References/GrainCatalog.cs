using System.Collections.Frozen;
using Orleans;

namespace MirtAi.Embedded;

/// <summary>Which class stands behind which grain interface, settled once at the start.</summary>
internal sealed class GrainCatalog
{
    private readonly FrozenDictionary<Type, GrainInterface> interfaces;
    private readonly FrozenDictionary<Type, Type[]> candidates;

    /// <exception cref="InvalidOperationException">An interface has no class, or several. Interfaces that others extend are let be.</exception>
    internal GrainCatalog(GrainEngine engine, IReadOnlyCollection<Type> types)
    {
        var classes = types.Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(Grain))).ToArray();
        var contracts = types.Concat(classes.SelectMany(type => type.GetInterfaces())).Where(IsContract).ToHashSet();
        var extended = contracts.SelectMany(type => type.GetInterfaces()).ToHashSet();
        candidates = contracts.ToFrozenDictionary(type => type, type => classes.Where(c => c.IsAssignableTo(type)).ToArray());
        var wrong = candidates.Where(pair => pair.Value.Length != 1 && !extended.Contains(pair.Key)).Select(pair => Problem(pair.Key)).ToArray();
        if (wrong.Length > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, wrong));

        Classes = [.. classes.Select(type => new GrainClass(engine, type))];
        interfaces = candidates.Where(pair => pair.Value.Length == 1).ToFrozenDictionary(
            pair => pair.Key,
            pair => new GrainInterface(pair.Key, Classes.Single(grainClass => grainClass.Type == pair.Value[0])));
    }

    internal IReadOnlyList<GrainClass> Classes { get; }

    /// <exception cref="ArgumentException">Not exactly one class implements it.</exception>
    internal GrainInterface Find(Type interfaceType) =>
        interfaces.TryGetValue(interfaceType, out var found) ? found : throw new ArgumentException(Problem(interfaceType), nameof(interfaceType));

    private static bool IsContract(Type type) =>
        type is { IsInterface: true, ContainsGenericParameters: false }
        && type.IsAssignableTo(typeof(IGrain)) && type.Assembly != typeof(IGrain).Assembly;

    private string Problem(Type type)
    {
        var found = candidates.GetValueOrDefault(type, []);
        return found.Length == 0
            ? $"No grain class implements {type}. Is the assembly that has it given to AddEmbeddedGrains?"
            : $"{found.Length} grain classes implement {type}, which leaves open whom a call is for: {string.Join(", ", found.AsEnumerable())}.";
    }
}
