using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using MirtAi.Silo.Broadcasts;

namespace MirtAi.Api.Http;

/// <summary>Says of a JSON body that cannot be read which member is wrong, and what it must be.</summary>
internal static partial class BodyFaults
{
    /// <summary>What is wrong, for the client's developer: the member's path, then what to write.</summary>
    public static string Describe(JsonException exception)
    {
        if (Unknown.Match(exception.Message) is { Success: true } unknown)
            return $"{Below(exception.Path, unknown.Groups["name"].Value)}: unknown member.";
        if (Missing.Match(exception.Message) is { Success: true } missing)
            return $"{Below(exception.Path, missing.Groups["name"].Value)}: is required.";
        if (Conversion.Match(exception.Message) is { Success: true } conversion)
            return $"{Member(exception.Path)}: must be {Wanted(TypeOf(exception.Path, conversion.Groups["type"].Value))}.";
        return exception is { LineNumber: { } line, BytePositionInLine: { } position }
            ? $"The body is not valid JSON: look at line {line + 1}, byte {position + 1}."
            : "The body is not the JSON that is expected here.";
    }

    /// <summary>What a value of a type is called outside of this program.</summary>
    public static string Wanted(string type) => Nullable.Replace(type, "$1") switch
    {
        "System.String" or "string" => "a string",
        "System.Int32" or "System.Int64" or "int" or "long" => "an integer",
        "System.Decimal" or "System.Double" or "decimal" or "double" => "a number",
        "System.Boolean" or "bool" => "true or false",
        "System.DateTimeOffset" or "System.DateTime" or "DateTimeOffset" or "DateTime" => "a date and time such as 2026-01-31T12:00:00Z",
        "System.DateOnly" or "DateOnly" => "a date such as 2026-01-31",
        var list when List.IsMatch(list) => "an array",
        _ => "an object",
    };

    /// <summary>The reader names the type of the value, or that of the object which has it as a member.</summary>
    private static string TypeOf(string? path, string named)
    {
        var owner = typeof(BodyFaults).Assembly.GetType(named) ?? typeof(BroadcastCriteria).Assembly.GetType(named);
        var member = path?[(path.LastIndexOf('.') + 1)..] ?? "";
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase;
        return owner?.GetProperty(member, Members)?.PropertyType.FullName ?? named;
    }

    private static string Member(string? path) => path is null or "$" ? "The body" : path.StartsWith("$.", StringComparison.Ordinal)
        ? path[2..]
        : path;

    // The path of an unknown member is that of the object around it, or its own.
    private static string Below(string? path, string name) =>
        path is null or "$" ? name
        : path.EndsWith($".{name}", StringComparison.Ordinal) || path == $"$.{name}" ? Member(path)
        : $"{Member(path)}.{name}";

    [GeneratedRegex(@"^The JSON property '(?<name>[^']*)' could not be mapped")]
    private static partial Regex Unknown { get; }

    [GeneratedRegex(@"missing required properties[^']*'(?<name>[^']*)'")]
    private static partial Regex Missing { get; }

    [GeneratedRegex(@"^The JSON value could not be converted to (?<type>.+?)\.( Path:|$)")]
    private static partial Regex Conversion { get; }

    [GeneratedRegex(@"^(?:System\.)?Nullable[`1]*[<\[]+([\w.]+).*$")]
    private static partial Regex Nullable { get; }

    [GeneratedRegex(@"List|Array|Collection|Enumerable|\[\]")]
    private static partial Regex List { get; }
}
