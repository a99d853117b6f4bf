using System.Data;
using System.Globalization;
using Dapper;

namespace MirtAi.Storage;

/// <summary>Reads what <see cref="IDatabase.Day"/> selects.</summary>
internal sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
{
    public override DateOnly Parse(object value) => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override void SetValue(IDbDataParameter parameter, DateOnly value) =>
        throw new NotSupportedException("Days are only read; times bound what is looked for.");
}
