using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers;

/// <summary>Registers what is known of customers.</summary>
internal static class CustomerRegistration
{
    /// <summary>Adds memories, and the erasure of everything that is held about a customer.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddSingleton<ICustomerMemories, CustomerMemories>()
        .AddSingleton<CustomerErasure>()
        .AddSingleton<ICustomerErasure>(provider => provider.GetRequiredService<CustomerErasure>())
        .AddEffect<CustomerRemembered, PostgresMemoryWriter, SqliteMemoryWriter>()
        .AddEffect<CustomerErased, PostgresErasureWriter, SqliteErasureWriter>()
        .AddPersonalTable(new PersonalTable("customer_memories", "session_key") { Documents = ["memory"] });
}
