using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Messages;
using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>What a manager does about a conversation, wherever they do it.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.manager-action")]
public sealed record ManagerAction
{
    /// <summary>What they do.</summary>
    [Id(0)] public required ManagerActionKind Kind { get; init; }

    /// <summary>Who: a name that other managers know, 1 to 100 characters.</summary>
    [Id(1)] public required string Manager { get; init; }

    /// <summary>What makes the action unique; repeated with the same id it is done once. Null if it is not repeated.</summary>
    [Id(2)] public string? ActionId { get; init; }

    /// <summary>
    /// The words of <see cref="ManagerActionKind.Say"/> or <see cref="ManagerActionKind.Note"/>, at most 4,000 characters.
    /// </summary>
    [Id(3)] public string Text { get; init; } = "";

    /// <summary>Its photos, as references that channels can open.</summary>
    [Id(4)] public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>
    /// The message of a platform that holds it all, <c>channel:reference</c>, for what only that platform's customers can get: voice,
    /// video, files.
    /// </summary>
    [Id(5)] public string? Original { get; init; }

    /// <summary>The kind of what <see cref="Original"/> holds beside words and photos, for instance <c>voice</c>.</summary>
    [Id(6)] public string? Media { get; init; }

    /// <summary>The number of the order that it is about; null for the customer's newest one.</summary>
    [Id(7)] public string? Order { get; init; }

    /// <summary>The status of <see cref="ManagerActionKind.SetOrderStatus"/>.</summary>
    [Id(8)] public string? OrderStatus { get; init; }

    /// <summary>
    /// The name of the canned answer that <see cref="ManagerActionKind.Say"/> says in the customer's language, instead of
    /// <see cref="Text"/>; null for none.
    /// </summary>
    [Id(9)] public string? Canned { get; init; }

    /// <summary>The words of <see cref="ManagerActionKind.Tell"/> in each language; null if <see cref="Text"/> has them.</summary>
    [Id(10)] public CustomerWords? Words { get; init; }

    /// <summary>All tags that <see cref="ManagerActionKind.Tag"/> leaves the customer with.</summary>
    [Id(11)] public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The order of <see cref="ManagerActionKind.PlaceOrder"/>; null for none.</summary>
    [Id(12)] public OrderRequest? Placement { get; init; }

    /// <summary>What the sessions of the customer of <see cref="ManagerActionKind.Link"/> have in common; null for none.</summary>
    [Id(13)] public string? Customer { get; init; }

    /// <summary>The file that <see cref="Original"/> holds, for channels that can fetch it; null for none.</summary>
    [Id(14)] public AttachedFile? File { get; init; }

    /// <summary>The platform's id of the manager's own message, by which a later edit names it; null if it cannot be edited.</summary>
    [Id(15)] public string? MessageId { get; init; }

    /// <summary>The customer's message that <see cref="ManagerActionKind.Say"/> answers; null if it answers no certain one.</summary>
    [Id(16)] public QuotedMessage? Answers { get; init; }

    /// <summary>
    /// Who has the conversation, as far as the manager knows, empty for nobody: <see cref="ManagerActionKind.Say"/> says nothing if by then
    /// another one has it. Null if that does not matter.
    /// </summary>
    [Id(17)] public string? Holder { get; init; }

    /// <summary>
    /// The order's status, as far as the manager knows: if by then it has another one, <see cref="ManagerActionKind.ConfirmPayment"/>,
    /// <see cref="ManagerActionKind.RejectPayment"/> and <see cref="ManagerActionKind.SetOrderStatus"/> change nothing. Null if that does
    /// not matter.
    /// </summary>
    [Id(18)] public string? OrderStatusFrom { get; init; }

    /// <summary>
    /// Whether the last proof of the order's payment is rejected, as far as the manager knows: who knows of no rejection
    /// confirms nothing after one. Null if that does not matter.
    /// </summary>
    [Id(19)] public bool? ProofRejected { get; init; }

    /// <summary>
    /// What is asked for with <see cref="ActionId"/>, in short: another action with the same id is refused, as long as the session
    /// remembers the first one. Null if the id never comes with another action.
    /// </summary>
    [Id(20)] public string? RequestDigest { get; init; }

    /// <summary>
    /// When the newest proof of the order's payment came that the manager saw: while the payment is awaited, and another one came by
    /// then, nothing is decided. Null if that does not matter.
    /// </summary>
    [Id(21)] public DateTimeOffset? ProofSeen { get; init; }
}
