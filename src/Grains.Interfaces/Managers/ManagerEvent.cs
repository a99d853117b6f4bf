using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Interfaces.Managers;

/// <summary>What a manager did in the managers' chat about one of its messages.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.manager-event")]
public sealed record ManagerEvent : IInboundEvent
{
    /// <inheritdoc/>
    [Id(0)] public required string EventId { get; init; }

    /// <summary>The account that writes to the chat, by its name in the outbox.</summary>
    [Id(1)] public required string Account { get; init; }

    /// <summary>The platform's address of the chat.</summary>
    [Id(2)] public required string Chat { get; init; }

    /// <summary>Who: a name that other managers know, at most 100 characters.</summary>
    [Id(3)] public required string Manager { get; init; }

    /// <summary>The platform's id of the message that it is about; null if it is about none.</summary>
    [Id(4)] public string? About { get; init; }

    /// <summary>What they want; null if it is not understood.</summary>
    [Id(5)] public ManagerActionKind? Kind { get; init; }

    /// <inheritdoc cref="ManagerAction.Text"/>
    [Id(6)] public string Text { get; init; } = "";

    /// <inheritdoc cref="ManagerAction.Images"/>
    [Id(7)] public ImmutableArray<string> Images { get; init; } = [];

    /// <inheritdoc cref="ManagerAction.Original"/>
    [Id(8)] public string? Original { get; init; }

    /// <inheritdoc cref="ManagerAction.Media"/>
    [Id(9)] public string? Media { get; init; }

    /// <summary>The platform's id of a pressed button's query, which waits for an acknowledgement.</summary>
    [Id(10)] public string? CallbackId { get; init; }

    /// <inheritdoc cref="ManagerAction.Order"/>
    [Id(11)] public string? Order { get; init; }

    /// <summary>What they ask, instead of doing something; null if they ask nothing.</summary>
    [Id(12)] public ManagerQuestion? Question { get; init; }

    /// <inheritdoc cref="ManagerAction.Canned"/>
    [Id(13)] public string? Canned { get; init; }

    /// <summary>The platform's address of the topic of the chat in which they did it; null outside of topics.</summary>
    [Id(14)] public string? Topic { get; init; }

    /// <inheritdoc cref="ManagerAction.File"/>
    [Id(15)] public AttachedFile? File { get; init; }

    /// <summary>The button is none that is pressed now: it was sent by an earlier version, or made up. It does nothing.</summary>
    [Id(16)] public bool IsStale { get; init; }

    /// <inheritdoc cref="ManagerAction.MessageId"/>
    [Id(17)] public string? MessageId { get; init; }

    /// <inheritdoc/>
    public GrainId Target => GrainId.Create(IManagerChatGrain.Kind, $"{Account}:{Chat}");
}
