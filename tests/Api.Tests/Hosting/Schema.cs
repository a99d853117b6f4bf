using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Hosting;

internal static class Schema
{
    public static string Script(string provider)
    {
        var assembly = typeof(IDatabase).Assembly;
        var scripts = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"sql/{provider}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return string.Join('\n', scripts.Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }));
    }
}
