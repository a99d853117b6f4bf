using Microsoft.Extensions.DependencyInjection;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Tests.Storage.Effects.Visits;

internal static class VisitRegistration
{
    /// <summary>What a feature of the product does in its registration.</summary>
    public static void AddVisits(this IServiceCollection services) => services
        .AddEffect<Visit, PostgresVisitWriter, SqliteVisitWriter>()
        .AddPersonalTable(new PersonalTable("visits", "page"));

    /// <summary>What a feature of the product does in a schema script.</summary>
    public static async Task<TestStorage> WithVisits(this Task<TestStorage> starting)
    {
        var storage = await starting;
        await storage.Execute(
            "create table if not exists visits (session_key text not null, page text not null,"
            + " seconds integer not null check (seconds >= 0))");
        return storage;
    }
}
