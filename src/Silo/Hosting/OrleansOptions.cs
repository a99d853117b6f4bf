using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

namespace MirtAi.Silo.Hosting;

/// <summary>Settings of the Orleans silo, section <c>Orleans</c>.</summary>
public sealed class OrleansOptions
{
    public const string Section = "Orleans";

    internal const string NoAddress =
        "Orleans:AdvertisedAddress: set what the others reach this process by: its address, or a name that leads to one";

    /// <summary>Processes with the same id and database find each other. Give every deployment that must not mix its own.</summary>
    /// <value>Default <c>mirtai</c>.</value>
    [Required, StringLength(150)]
    public string ClusterId { get; set; } = "mirtai";

    /// <summary>The service's own name, which outlives clusters.</summary>
    /// <value>Default <c>mirtai</c>.</value>
    [Required, StringLength(150)]
    public string ServiceId { get; set; } = "mirtai";

    /// <summary>The port on which the other processes reach this one; unique on its machine.</summary>
    /// <value>
    /// Default a free one while <see cref="AdvertisedAddress"/> is a loopback address, so that processes of one machine need no numbers;
    /// else 11111, which firewalls can name.
    /// </value>
    [Range(1, 65_535)]
    public int? SiloPort { get; set; }

    /// <summary>The port for clients outside the fleet, of which the service has none: 0 closes it.</summary>
    /// <value>Default 0.</value>
    [Range(0, 65_535)]
    public int GatewayPort { get; set; }

    /// <summary>
    /// The address that the other processes are told: an IPv4 or IPv6 address, or a host name, which is resolved at the start. In a
    /// container, its own address.
    /// </summary>
    /// <value>Default 127.0.0.1: all processes on one machine.</value>
    [Required]
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary><see cref="AdvertisedAddress"/>, looked up; null if it is neither an address nor a name that leads to one.</summary>
    public IPAddress? Address
    {
        get
        {
            try
            {
                return IPAddress.TryParse(AdvertisedAddress, out var address)
                    ? address
                    : Dns.GetHostAddresses(AdvertisedAddress, AddressFamily.InterNetwork).FirstOrDefault();
            }
            catch (Exception exception) when (exception is SocketException or ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Listens on every IPv4 address of the machine and not on <see cref="AdvertisedAddress"/> alone. The ports are not authenticated: open
    /// them to the fleet only.
    /// </summary>
    /// <value>Default false.</value>
    public bool ListenOnAnyAddress { get; set; }

    /// <summary>
    /// Whether <c>/console/orleans</c> shows what runs where. It watches every call: with it, taking a message costs about a fifth more
    /// processor time.
    /// </summary>
    /// <value>Default only in Development.</value>
    public bool? Dashboard { get; set; }

    /// <summary>
    /// How long a process waits for another one's sign of life before it counts one as missed; after three the other is voted out and its
    /// sessions open elsewhere. Shorter finds the dead sooner, and takes a long pause for death: with 1 s a process that stands still for
    /// three seconds may be voted out, and then ends itself.
    /// </summary>
    /// <value>Default 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.2", "00:01:00")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a process stays that alone cannot reach the database. It refuses its sessions' messages until then, and holds what
    /// platforms confirmed to it in the meantime; then it ends itself with exit code 1, and they open in the others.
    /// </summary>
    /// <value>Default 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:03", "1.00:00:00")]
    public TimeSpan IsolationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a caller waits for a grain's answer. What comes later is lost to the caller, not to the database.</summary>
    /// <value>Default 15 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an activation without calls is kept. Longer saves loading the state again, shorter saves memory.</summary>
    /// <value>Default 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan IdleAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many calls may wait for one activation; the next one is refused.</summary>
    /// <value>Default 1,000 calls.</value>
    [Range(1, 1_000_000)]
    public int MaxMailbox { get; set; } = 1_000;
}
