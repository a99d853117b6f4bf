using System.Data;
using System.Globalization;
using Dapper;

namespace MirtAi.Storage;

/// <summary>
/// Reads and writes times the same way with both databases: as UTC. SQLite keeps them as text of one width, so that their order
/// is the order of time.
/// </summary>
internal sealed class TimestampHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.ffffff+00:00";

    /// <summary>A time as SQLite keeps it.</summary>
    public static string ToText(DateTimeOffset value) => value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Makes Dapper use it.</summary>
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new TimestampHandler());
    }

    /// <inheritdoc/>
    public override DateTimeOffset Parse(object value) => value switch
    {
        DateTimeOffset offset => offset,
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => throw new DataException($"A time cannot be read from {value.GetType()}."),
    };

    /// <inheritdoc/>
    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
        parameter.Value = parameter is Microsoft.Data.Sqlite.SqliteParameter ? ToText(value) : value.ToUniversalTime();
}
