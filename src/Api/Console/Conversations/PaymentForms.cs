using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Console.Orders;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Orders;

namespace MirtAi.Api.Console.Conversations;

/// <summary>The forms of a conversation's page that decide of the payment of an order.</summary>
internal static class PaymentForms
{
    /// <summary>The order is paid.</summary>
    public const string Confirmation = "confirm";

    /// <summary>The proof of its payment is none.</summary>
    public const string Rejection = "reject";

    private static readonly string[] Verbs = [Confirmation, Rejection];

    public static void MapPaymentForms(this IEndpointRouteBuilder console) => console.MapPost("/conversation/orders/{id:long}", Decide);

    private static async Task<IResult> Decide(
        HttpContext context, long id, OrderQueries orders, [FromServices] ManagerActions actions, AuditTrail audit,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var verb = form.Text("verb");
        if ((SeenOrder.Read(form, out var seen) ?? FilterText.Fault("verb", verb, Verbs)) is { } fault)
            return fault;
        if (await orders.Find(id, cancellationToken) is not { } order)
            return Problem.NotFound("Order not found.");
        var action = seen.In(new ManagerAction
        {
            Kind = verb is Confirmation ? ManagerActionKind.ConfirmPayment : ManagerActionKind.RejectPayment,
            Manager = context.User.Identity?.Name ?? ManagerMessage.DefaultManager,
        });
        var receipt = await OrderEndpoints.Settle(order, action, orders, actions, audit, cancellationToken);
        return TypedResults.LocalRedirect(QueryHelpers.AddQueryString(
            ConsolePage.Conversation(order.SessionKey), ConsolePages.Notice, Said(receipt, verb)));
    }

    private static string Said(ManagerReceipt receipt, string verb) =>
        OrderPages.DecidedBefore(receipt, verb is Confirmation ? OrderStatus.Paid : null) ?? receipt.Outcome switch
        {
            ManagerOutcome.Done => verb is Confirmation ? "paymentConfirmed" : "paymentRejected",
            _ => "gone",
        };
}
