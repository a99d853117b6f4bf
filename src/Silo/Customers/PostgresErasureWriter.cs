using System.Text.Json;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers;

/// <summary>Erases customers from all personal tables on PostgreSQL.</summary>
internal sealed class PostgresErasureWriter(IEnumerable<PersonalTable> tables) : IPostgresEffectWriter<CustomerErased>
{
    /// <inheritdoc/>
    public bool IsLast => true;

    /// <inheritdoc/>
    public IEnumerable<string> Statements { get; } =
        [.. tables.Select(table => table.Erase($"select document ->> 'sessionKey' from {IPostgresEffectWriter.Effects}")).OfType<string>()];

    /// <inheritdoc/>
    public string Document(CustomerErased effect) => JsonSerializer.Serialize(effect, CustomerJson.Default.CustomerErased);
}
