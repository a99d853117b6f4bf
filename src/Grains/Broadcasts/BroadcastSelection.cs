using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Broadcasts;

/// <summary>Decides who of an audience is sent a broadcast.</summary>
public sealed class BroadcastSelection(ChannelDirectory channels, MessagingWindows windows)
{
    /// <summary>Why a customer is left out; null if they are sent it.</summary>
    public string? Reason(Candidate candidate, DateTimeOffset now) => candidate switch
    {
        { OptedOut: true } => LeftOut.OptedOut,
        { WithManager: true } => LeftOut.WithManager,
        { Unreachable: true } or { Recipient: "" } => LeftOut.Unreachable,
        _ when !IsOn(candidate.Channel) => LeftOut.ChannelOff,
        _ when windows.LastMoment(candidate.Channel, candidate.WroteAt ?? DateTimeOffset.MinValue) < now => LeftOut.WindowClosed,
        _ => null,
    };

    /// <summary>What a customer's channel takes.</summary>
    public DeliveryLimits Limits(Candidate candidate) => channels.Find(candidate.Channel).Limits;

    private bool IsOn(string channel) => channels.All.Any(client => client.Account == channel);
}
