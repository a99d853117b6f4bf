using System.Globalization;

namespace MirtAi.Silo.Telemetry;

/// <summary>Marks a customer's words in a log call whatever the member's name: only their length is written.</summary>
public readonly record struct CustomerText(string? Value)
{
    /// <summary>The length in place of the words.</summary>
    public override string ToString() => LengthOf(Value ?? "");

    internal static string LengthOf(string text) => string.Create(CultureInfo.InvariantCulture, $"[{text.Length} characters]");
}
