using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Customers.Pictures;
using MirtAi.Silo.Jobs;
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
        .AddSingleton<HoldDesk>()
        .AddEffect<HoldChanged, PostgresHoldWriter, SqliteHoldWriter>()
        .AddEffect<CustomerRemembered, PostgresMemoryWriter, SqliteMemoryWriter>()
        // Channels open photos, too: they are looked for late.
        .AddSingleton<IPhotoSource>(provider => ActivatorUtilities.CreateInstance<CustomerPictures>(
            provider, (Func<ChannelDirectory>)provider.GetRequiredService<ChannelDirectory>))
        .AddSingleton<CustomerLinks>()
        .AddSingleton<CustomerLinking>()
        .AddSingleton<IBackgroundJob, LinkJob>()
        .AddEffect<CustomerLinked, PostgresLinkWriter, SqliteLinkWriter>()
        .AddEffect<CustomerErased, PostgresErasureWriter, SqliteErasureWriter>()
        .AddPersonalTable(new PersonalTable("customer_memories", "session_key") { Documents = ["memory"] })
        .AddPersonalTable(new PersonalTable("legal_holds", "session_key"))
        .AddPersonalTable(new PersonalTable("customer_links", "session_key"));
}
