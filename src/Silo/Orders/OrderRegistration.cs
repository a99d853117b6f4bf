using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.Orders;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Orders;

/// <summary>Registers orders.</summary>
internal static class OrderRegistration
{
    /// <summary>Adds how orders, and then proofs of their payment, are stored, erased and exported.</summary>
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddEffect<PlacedOrder, PostgresOrderWriter, SqliteOrderWriter>()
        .AddEffect<PaymentProof, PostgresProofWriter, SqliteProofWriter>()
        .AddEffect<OrderStatusChange, PostgresOrderStatusWriter, SqliteOrderStatusWriter>()
        .AddSingleton<IPlacedOrders, PlacedOrders>()
        .AddSingleton<IOrderSheets, OrderSheets>()
        .AddSingleton<IOrderIntake, OrderIntake>()
        .AddPersonalTable(new PersonalTable("order_lines", "order_id, position")
        {
            Where = "order_id in (select id from orders where session_key in ({keys}))",
        })
        .AddPersonalTable(new PersonalTable("orders", "id"));
}
