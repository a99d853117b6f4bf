using System.Collections.Frozen;
using System.Security.Cryptography;

namespace MirtAi.Api.Chat;

/// <summary>The page's files, which are parts of the program.</summary>
internal sealed class ChatAssets
{
    private const string Prefix = "chat/assets/";
    private const string TextsPrefix = "chat/texts/";

    private readonly FrozenDictionary<string, byte[]> files = Load(Prefix);
    private readonly FrozenDictionary<string, byte[]> texts = Load(TextsPrefix);

    public ChatAssets() => Version = VersionOf(files);

    /// <summary>Changes with any file, so that browsers may keep files of one version for ever.</summary>
    public string Version { get; }

    /// <summary>A file's content, or null.</summary>
    public byte[]? Find(string name) => files.GetValueOrDefault(name);

    /// <summary>The page's texts in a language, JSON.</summary>
    public byte[] Texts(string language) => texts[$"{language}.json"];

    /// <summary>The content type of what the page asks for; null for what it does not.</summary>
    public static string? ContentType(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    private static FrozenDictionary<string, byte[]> Load(string prefix)
    {
        var assembly = typeof(ChatAssets).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[prefix.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray();
            }, StringComparer.Ordinal);
    }

    private static string VersionOf(FrozenDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }
}
