using System.Collections.Frozen;
using System.Globalization;

namespace MirtAi.Silo.Telemetry;

/// <summary>Members of log records that are never written as they are, by their names.</summary>
public static class SensitiveMembers
{
    /// <summary>Members that hold customers' words; their length is written instead.</summary>
    public static FrozenSet<string> Texts { get; } =
        FrozenSet.ToFrozenSet(["Text", "MessageText", "Content", "Caption"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] SecretNames =
        ["token", "secret", "password", "passwd", "apikey", "api_key", "authorization", "cookie"];

    internal static bool IsSensitive(string name) => Texts.Contains(name) || IsSecret(name);

    /// <summary>What is written for a member: masked, or only its length, or nothing of it.</summary>
    internal static string Render(string name, object? value, string? format = null)
    {
        var text = value switch
        {
            null => "(null)",
            string plain => plain,
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return Texts.Contains(name) ? CustomerText.LengthOf(text) : IsSecret(name) ? Secrets.Replacement : text;
    }

    private static bool IsSecret(string name) =>
        SecretNames.Any(secret => name.Contains(secret, StringComparison.OrdinalIgnoreCase));
}
