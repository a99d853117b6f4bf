using System.Collections.Frozen;
using System.Security.Cryptography;

namespace MirtAi.Api.Console;

/// <summary>The console's style sheet and script, which are parts of the program.</summary>
internal sealed class ConsoleAssets
{
    private const string Prefix = "console/assets/";

    private readonly FrozenDictionary<string, byte[]> files = typeof(ConsoleAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    public ConsoleAssets()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            hash.AppendData(content);
        Version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    /// <summary>Changes with any file, so that browsers may keep files of one version for ever.</summary>
    public string Version { get; }

    /// <summary>A file's content, or null.</summary>
    public byte[]? Find(string name) => files.GetValueOrDefault(name);

    /// <summary>A resource of the program, whole.</summary>
    public static byte[] Read(string resource)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream(resource)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
