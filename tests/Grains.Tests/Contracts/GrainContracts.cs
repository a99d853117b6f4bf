using System.CodeDom.Compiler;
using System.Collections.Immutable;
using System.Reflection;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions;
using Orleans;

namespace MirtAi.Grains.Tests.Contracts;

/// <summary>What may be asked of grains by other processes: their interfaces, and every type of ours that travels with a call.</summary>
internal static class GrainContracts
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>What engines carry without being told how.</summary>
    private static readonly HashSet<Type> Known =
    [
        typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(string), typeof(Guid), typeof(Uri),
        typeof(DateTimeOffset), typeof(TimeSpan), typeof(CancellationToken),
    ];

    private static readonly HashSet<Type> KnownGenerics = [typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>), typeof(Nullable<>)];

    /// <summary>Ours, without what an engine's generator adds.</summary>
    private static readonly Type[] AllTypes =
    [
        .. typeof(ISessionGrain).Assembly.GetTypes().Concat(typeof(Session).Assembly.GetTypes())
            .Where(type => !type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)),
    ];

    /// <summary>The faults that callers act upon by their type.</summary>
    public static Type[] Faults { get; } = [typeof(StorageUnavailableException)];

    /// <summary>Every grain interface of the service.</summary>
    public static Type[] Interfaces { get; } = [.. AllTypes.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))];

    /// <summary>Every grain class of the service.</summary>
    public static Type[] Classes { get; } =
        [.. AllTypes.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGrain)))];

    /// <summary>Every method that a grain interface declares.</summary>
    public static MethodInfo[] Methods { get; } = [.. Interfaces.SelectMany(contract => contract.GetMethods())];

    /// <summary>Every type of ours that is sent with a call or comes back, and all of ours that it is made of.</summary>
    public static Type[] Messages { get; } = [.. Reachable().OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>The members of a message that hold something, each with its number, or null where none is given.</summary>
    public static IEnumerable<(PropertyInfo Member, uint? Id)> Members(Type message) =>
        from property in message.GetProperties(Declared)
        where message.GetField($"<{property.Name}>k__BackingField", Declared) is not null
        let id = property.GetCustomAttribute<IdAttribute>()?.Id
        orderby id, property.Name
        select (property, id);

    /// <summary>Fields that no property stands for: nothing says how they travel.</summary>
    public static IEnumerable<FieldInfo> BareFields(Type message) =>
        message.IsEnum ? [] : message.GetFields(Declared).Where(field => !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal));

    /// <summary>The lasting name of a type or a method; empty if it has none.</summary>
    public static string Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias ?? "";

    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(Faults);
        foreach (var method in Methods)
        {
            if (method.ReturnType.IsGenericType)
                open.Enqueue(method.ReturnType.GetGenericArguments()[0]);
            foreach (var parameter in method.GetParameters())
                open.Enqueue(parameter.ParameterType);
        }
        while (open.TryDequeue(out var type))
        {
            if (Known.Contains(type))
                continue;
            if (type.IsInterface && AllTypes.Where(other => other.IsClass && other.IsAssignableTo(type)).ToArray() is { Length: > 0 } kinds)
                Array.ForEach(kinds, open.Enqueue);
            else if (type.IsGenericType && KnownGenerics.Contains(type.GetGenericTypeDefinition()))
                Array.ForEach(type.GetGenericArguments(), open.Enqueue);
            else if (found.Add(type) && !type.IsEnum)
                Members(type).ToList().ForEach(member => open.Enqueue(member.Member.PropertyType));
        }
        return found;
    }
}
