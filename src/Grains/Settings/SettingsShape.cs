using System.Collections;
using System.Reflection;

namespace MirtAi.Grains.Settings;

/// <summary>What of the configuration a type is bound from.</summary>
internal static class SettingsShape
{
    private static readonly Type[] Dictionaries = [typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    /// <summary>The names below a key that is bound to an options class, and their types.</summary>
    public static IEnumerable<(string Name, Type Type)> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => (property.Name, property.PropertyType));

    /// <summary>Whether it has one value and nothing below it.</summary>
    public static bool IsValue(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsValueType || plain == typeof(string) || plain == typeof(Uri);
    }

    /// <summary>Whether any key may stand below it.</summary>
    public static bool IsOpen(Type type) => type == typeof(object) || Interfaces(type).Any(known =>
        known == typeof(IDictionary)
        || known.IsGenericType && Dictionaries.Contains(known.GetGenericTypeDefinition()));

    /// <summary>Of a list, whose keys are numbers, the type of its items; else null.</summary>
    public static Type? Item(Type type) => IsValue(type) ? null
        : Interfaces(type).FirstOrDefault(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];

    private static IEnumerable<Type> Interfaces(Type type) => type.IsInterface ? type.GetInterfaces().Prepend(type) : type.GetInterfaces();
}
