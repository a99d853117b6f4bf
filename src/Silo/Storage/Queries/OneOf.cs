namespace MirtAi.Storage.Queries;

/// <summary>Comparing with several values, which each database says in its own way.</summary>
internal static class OneOf
{
    /// <summary>The condition that a column is one of the values of an array parameter.</summary>
    public static string Sql(StorageProvider provider, string column, string parameter) => provider switch
    {
        StorageProvider.Postgres => $"{column} = any(@{parameter})",
        _ => $"{column} in @{parameter}",
    };
}
