namespace MirtAi.Channels.Heleket;

/// <summary>The body that refunds an invoice.</summary>
/// <param name="Uuid">The invoice.</param>
/// <param name="Address">The wallet to which the money goes.</param>
/// <param name="IsSubtract">The commission is the merchant's, and the customer gets all of it.</param>
internal sealed record HeleketRefund(string Uuid, string Address, bool IsSubtract);
