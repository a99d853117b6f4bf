using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace MirtAi.Silo.Storage;

/// <summary>The numbered scripts of the schema, which are part of this assembly.</summary>
internal static class SchemaScripts
{
    /// <summary>The scripts of a provider in the order in which they are applied.</summary>
    public static ImmutableArray<Script> Of(StorageProvider provider)
    {
        var prefix = provider == StorageProvider.Postgres ? "sql/postgres/" : "sql/sqlite/";
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiDigit(name[prefix.Length]))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                    new Script(int.Parse(name.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture), name, Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>One script.</summary>
    public sealed record Script(int Version, string Name, string Sql);
}
