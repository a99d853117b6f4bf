using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Orders;

/// <summary>Delivery data of a message.</summary>
/// <param name="Recipient">Who gets the order, and where.</param>
/// <param name="Words">For each token whether it is a part of a name, a place or a branch, and so neither a colour nor a complaint.</param>
public sealed record DeliveryMention(Recipient Recipient, ImmutableArray<bool> Words)
{
    /// <summary>The message with words of delivery data that mean nothing else: "Козел" is a name, "Малин" a town.</summary>
    public ImmutableArray<Token> Hide(ImmutableArray<Token> tokens) =>
        [.. tokens.Select((token, index) => Words[index] ? token with { Tags = FrozenSet<string>.Empty } : token)];
}
