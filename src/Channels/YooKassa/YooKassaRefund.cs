namespace MirtAi.Channels.YooKassa;

/// <summary>The body that refunds a payment, or a part of it.</summary>
internal sealed record YooKassaRefund(string PaymentId, YooKassaRequest.Sum Amount);
