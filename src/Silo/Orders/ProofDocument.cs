using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Silo.Orders;

/// <summary>A proof of payment as it is handed to the database.</summary>
internal sealed record ProofDocument(string? Order, DateTimeOffset At, ImmutableArray<string> Images, string Text)
{
    /// <summary>How much of the customer's words is kept with the order; all of them are in the transcript.</summary>
    private const int MaxTextLength = 500;

    public static ProofDocument Of(PaymentProof proof) =>
        new(proof.OrderNumber, proof.At, proof.Images, CodePoints.Cut(proof.Text, MaxTextLength));

    public string ToJson() => JsonSerializer.Serialize(this, OrderJson.Default.ProofDocument);
}
