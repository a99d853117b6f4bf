namespace MirtAi.Grains.Settings;

/// <summary>A secret as it is pasted: what it can hold that never works, and that nobody sees.</summary>
public static class Secret
{
    private static readonly string[] Endings = ["Token", "Secret", "ApiKey", "SecretKey", "Password"];

    /// <summary>Whether a setting of this name holds a secret.</summary>
    public static bool IsNamed(string setting) => Endings.Any(ending => setting.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with it, without a part of it; null if nothing is.</summary>
    public static string? Fault(string value) => value switch
    {
        _ when value.AsSpan().ContainsAny('\r', '\n') => "holds a line break; set it as one line, without the end of the line",
        _ when value.Any(char.IsControl) => "holds a control character; copy it again",
        _ when value != value.Trim() => "begins or ends with a blank; set it without",
        _ when !value.All(char.IsAscii) =>
            "holds a character that is not ASCII, such as a letter of another alphabet that looks the same; copy it again",
        _ => null,
    };
}
