namespace MirtAi.Channels.ManyChat;

/// <summary>Whether a flow should remind the customer.</summary>
internal sealed record FollowUpAnswer(
    bool NeedsFollowup, string? FollowupText, string CurrentState, SubscriberField[] SetFieldValues, string[] AddTag);
