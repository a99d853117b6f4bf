using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MirtAi.Channels;

namespace MirtAi.Api.Doctor;

/// <summary>Looks at the ports and the disk of this machine.</summary>
internal static class MachineCheck
{
    private const long LeastFreeBytes = 512L * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Finding>> Run(IServiceProvider services, CancellationToken cancellationToken)
    {
        var urls = services.GetRequiredService<IConfiguration>()[WebHostDefaults.ServerUrlsKey] ?? "";
        List<Finding> findings = [];
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            findings.Add(await Port(BindingAddress.Parse(url), cancellationToken));
        findings.Add(Disk(services.GetRequiredService<IHostEnvironment>().ContentRootPath));
        return findings;
    }

    private static async Task<Finding> Port(BindingAddress address, CancellationToken cancellationToken)
    {
        var part = string.Create(CultureInfo.InvariantCulture, $"port {address.Port}");
        var isNumber = IPAddress.TryParse(address.Host.Trim('[', ']'), out var number);
        var ip = isNumber ? number! : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        try
        {
            using var listener = new TcpListener(ip, address.Port);
            listener.Start();
            return Finding.Good(part, "free");
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return await IsOurs(address.Port, cancellationToken)
                ? Finding.Good(part, "the service runs there")
                : Finding.Fault(part, "another program listens there: stop it, or set Urls to another address");
        }
        catch (SocketException exception)
        {
            return Finding.Fault(part, $"nothing can listen there: {exception.Message}; set Urls to another address");
        }
    }

    private static async Task<bool> IsOurs(int port, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/live"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static Finding Disk(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / 1024.0 / 1024 / 1024:0.0} GiB free at {folder}");
        return free >= LeastFreeBytes ? Finding.Good("disk", text) : Finding.Fault("disk", $"{text}: make room, half a GiB is the least");
    }
}
