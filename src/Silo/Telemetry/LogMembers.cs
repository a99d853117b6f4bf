using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace MirtAi.Silo.Telemetry;

/// <summary>Named values of a log record: of its message or of the scopes around it, the innermost winning.</summary>
internal sealed class LogMembers
{
    // A record with more is broken, and must not fill the disk.
    private const int MaxMembers = 64;
    private const int MaxValueLength = 4 * 1024;

    private readonly Dictionary<string, object?> members = new(StringComparer.Ordinal);

    public static LogMembers OfState<TState>(TState state)
    {
        var read = new LogMembers();
        read.Add(state);
        return read;
    }

    public static LogMembers OfScopes(IExternalScopeProvider? scopes)
    {
        var read = new LogMembers();
        scopes?.ForEachScope(static (scope, read) => read.Add(scope), read);
        return read;
    }

    /// <summary>Writes an object of that name with the members, or nothing if there are none.</summary>
    public void WriteTo(Utf8JsonWriter json, string name)
    {
        if (members.Count == 0)
            return;

        json.WriteStartObject(name);
        foreach (var (key, value) in members)
            WriteValue(json, key, value);
        json.WriteEndObject();
    }

    /// <summary>Takes the trace id of the innermost scope that has one out of the members.</summary>
    public string? TakeTraceId() => members.Remove("traceId", out var traceId) ? traceId as string : null;

    private void Add(object? values)
    {
        if (values is not IEnumerable<KeyValuePair<string, object?>> pairs)
            return;
        foreach (var (key, value) in pairs)
        {
            if (key.Length > 0 && key[0] != '{' && members.Count < MaxMembers)
                members[JsonNamingPolicy.CamelCase.ConvertName(key)] = value;
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(key);
                break;
            case bool flag when !SensitiveMembers.IsSensitive(key):
                json.WriteBoolean(key, flag);
                break;
            case int or short or byte when !SensitiveMembers.IsSensitive(key):
                json.WriteNumber(key, Convert.ToInt32(value, null));
                break;
            case long number when !SensitiveMembers.IsSensitive(key) && Math.Abs(number) < 1_000_000_000:
                json.WriteNumber(key, number);
                break;
            default:
                json.WriteString(key, Mask.Text(SensitiveMembers.Render(key, value), MaxValueLength));
                break;
        }
    }
}
