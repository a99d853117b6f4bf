using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>A message of the customer's that is answered.</summary>
/// <param name="MessageId">The platform's id, by which the customer's channel knows it.</param>
/// <param name="Text">What it says, in short; empty if it has no words.</param>
[GenerateSerializer, Immutable, Alias("mirtai.quoted-message")]
public sealed record QuotedMessage([property: Id(0)] string MessageId, [property: Id(1)] string Text)
{
    /// <summary>The most of a message that is kept to be quoted, in UTF-16 code units.</summary>
    public const int MaxLength = 120;
}
