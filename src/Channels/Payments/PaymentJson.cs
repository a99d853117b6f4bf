using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Payments;

/// <summary>Reads what payment providers have in common.</summary>
internal static partial class PaymentJson
{
    private const int MaxAmountLength = 32;

    /// <summary>An amount, which is a string with a dot, or a number in old answers; null if it is none.</summary>
    public static decimal? Amount(this JsonElement element, ReadOnlySpan<byte> name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => Amount(text.GetString()!),
        { ValueKind: JsonValueKind.Number } number => Amount(number.GetRawText()),
        _ => null,
    };

    /// <summary>An id that is safe in an address; null if it is none.</summary>
    public static string? Id(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.String(name) is { } id && SafeId.IsMatch(id) ? id : null;

    private static decimal? Amount(string text) =>
        text.Length <= MaxAmountLength
        && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : null;

    [GeneratedRegex(@"\A[0-9A-Za-z_-]{1,64}\z")]
    private static partial Regex SafeId { get; }
}
