using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Heleket;
using MirtAi.Channels.YooKassa;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Payments;

/// <summary>Registers payments.</summary>
internal static class PaymentRegistration
{
    /// <summary>Adds the providers, and what payments need.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddYooKassa()
        .AddHeleket()
        .AddSingleton<PaymentProviders>()
        .AddSingleton<PaymentIntake>()
        .AddSingleton<PaymentDesk>()
        .AddSingleton<PaymentQueries>()
        .AddSingleton<IBackgroundJob, ReconciliationJob>()
        .AddSingleton<IValidateOptions<PaymentOptions>, PaymentProviderCheck>()
        .AddPaymentTables();

    /// <summary>Adds how payments are stored, erased and exported.</summary>
    public static IServiceCollection AddPaymentTables(this IServiceCollection services) => services
        .AddEffect<PaymentBegun, PostgresPaymentBegunWriter, SqlitePaymentBegunWriter>()
        .AddEffect<PaymentChanged, PostgresPaymentWriter, SqlitePaymentWriter>()
        .AddEffect<PaymentHeard, PostgresPaymentEventWriter, SqlitePaymentEventWriter>()
        .AddPersonalTable(PersonalTable.OfGrains(IPaymentGrain.Kind, "state ->> 'sessionKey'"))
        .AddPersonalTable(new PersonalTable("payment_events", "id"))
        .AddPersonalTable(new PersonalTable("payments", "created_at, id"));
}
