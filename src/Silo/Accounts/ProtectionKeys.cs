using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Accounts;

/// <summary>Keeps the keys of data protection in the database, so that every process opens what another one sealed.</summary>
internal sealed class ProtectionKeys(IDatabase database) : IXmlRepository
{
    // Data protection asks for its keys rarely, and can only do so synchronously.

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(() => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        var keys = await connection.QueryAsync<string>("select xml from protection_keys order by name");
        return keys.Select(XElement.Parse).ToList();
    })).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.ExecuteAsync(
            $"""
            insert into protection_keys (name, xml, created_at) values (@friendlyName, @xml, {database.Now})
            on conflict (name) do update set xml = excluded.xml
            """,
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    })).GetAwaiter().GetResult();
}
