using MirtAi.Grains.Durability;
using MirtAi.Silo.Tests.Storage.Effects.Visits;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage.Effects;

public sealed class EffectTests
{
    [Fact]
    public void Every_effect_of_the_product_is_held_against_the_suite()
    {
        var types = typeof(ICommitEffect).Assembly.GetTypes()
            .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(ICommitEffect)));

        Assert.Subset(EffectSamples.All.Values.Select(sample => sample.Type).ToHashSet(), types.ToHashSet());
    }
}

public sealed class SqliteEffectTests(SqliteFile file) : EffectCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) =>
        file.Start(retention, more: services => services.AddVisits()).WithVisits();
}

public sealed class PostgresEffectTests(TestPostgres postgres) : EffectCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) =>
        PostgresStart.Or(postgres, retention, services => services.AddVisits()).WithVisits();
}
