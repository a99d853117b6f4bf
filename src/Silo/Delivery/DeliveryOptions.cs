using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Delivery;

/// <summary>Settings of delivery, section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>A message that waits longer than this is a backlog, which log and readiness name. Broadcasts are not counted.</summary>
    /// <value>Default 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromMinutes(1);
}
