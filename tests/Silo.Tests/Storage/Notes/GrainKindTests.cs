using Microsoft.Extensions.DependencyInjection;
using MirtAi.Silo.Customers;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage.Notes;

public sealed class SqliteGrainKindTests(SqliteFile file) : GrainKindCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention, more: GrainKind.Register);
}

public sealed class PostgresGrainKindTests(TestPostgres postgres) : GrainKindCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention, GrainKind.Register);
}

internal static class GrainKind
{
    /// <summary>What a feature of the product does in its registration.</summary>
    public static void Register(IServiceCollection services) =>
        services.AddPersonalTable(PersonalTable.OfGrains(NoteGrain.Kind, "state ->> 'sessionKey'"));
}
