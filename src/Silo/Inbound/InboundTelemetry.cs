using System.Diagnostics.Metrics;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Silo.Inbound;

/// <summary>Counts events by what became of them.</summary>
internal static class InboundTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "MirtAi.Inbound";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Events =
        Meter.CreateCounter<long>("mirtai.events", "{event}", "Events of platforms by channel and by what became of them.");

    /// <summary>An event was taken, known already, or refused; null if it could not be stored.</summary>
    public static void Record(IInboundEvent inbound, Receipt? receipt) => Events.Add(
        1, new("channel", ChannelOf(inbound)), new("outcome", receipt switch
        {
            Receipt.Accepted => "accepted",
            Receipt.Duplicate => "duplicate",
            Receipt.Overloaded => "overloaded",
            _ => "not_stored",
        }));

    /// <summary>An event that was asked for failed too often and is not asked for again.</summary>
    public static void RecordSetAside(IInboundEvent inbound) =>
        Events.Add(1, new("channel", ChannelOf(inbound)), new("outcome", "set_aside"));

    /// <summary>Ids of events begin with their channel.</summary>
    private static string ChannelOf(IInboundEvent inbound) =>
        inbound.EventId.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? inbound.EventId[..end] : "other";
}
