using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Chooses how the order is paid.</summary>
public sealed record ChoosePayment(PaymentMethod Method) : Command;
