using System.Net;
using System.Net.Sockets;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Settings;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Hosting;

/// <summary>
/// Refuses a start that would end another process. Silos share a listening port instead of failing on one that is taken, and whoever joins
/// with the address and port of a member counts as that member, restarted: the older one is voted out and ends itself.
/// </summary>
internal sealed class SiloAddressCheck(IOptions<OrleansOptions> settings, IDatabase database, TimeProvider clock) : IHostedService
{
    /// <summary>Three of the periods in which a member signs that it lives.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(9);

    private const string Namesake = """
        select HostName from OrleansMembershipTable
        where DeploymentId = @ClusterId and Address = @Address and Port = @SiloPort and HostName <> @Host
            and Status = 3 and IAmAliveTime > @Since
        limit 1
        """;

    /// <exception cref="SettingsException">The address or a port belongs to another process.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = settings.Value;
        var address = options.Address ?? throw new SettingsException(OrleansOptions.NoAddress);
        var listening = options.ListenOnAnyAddress ? IPAddress.Any : address;
        Listen(listening, options.SiloPort!.Value, nameof(OrleansOptions.SiloPort));
        if (options.GatewayPort != 0)
            Listen(listening, options.GatewayPort, nameof(OrleansOptions.GatewayPort));
        // Elsewhere a container that was made anew has the address of the one before and another name.
        if (database.Provider == StorageProvider.Postgres && IPAddress.IsLoopback(address))
            await RefuseNamesake(options, address, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Listen(IPAddress address, int port, string setting)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new SettingsException(exception.SocketErrorCode == SocketError.AddressNotAvailable
                ? $"Orleans:AdvertisedAddress: {address} is not an address of this machine; set one, or Orleans:ListenOnAnyAddress to true"
                : $"Orleans:{setting}: cannot listen on {port}; give each process of a machine ports of its own. {exception.Message}");
        }
    }

    private async Task RefuseNamesake(OrleansOptions options, IPAddress address, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var machine = await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
            Namesake,
            new
            {
                options.ClusterId,
                Address = address.ToString(),
                options.SiloPort,
                Host = Dns.GetHostName(),
                Since = clock.GetUtcNow() - SignOfLife,
            },
            cancellationToken: cancellationToken));
        if (machine is not null)
            throw new SettingsException(
                $"Orleans:AdvertisedAddress: a process on {machine} is known as {address}:{options.SiloPort} already;"
                + $" set what the others reach this machine by");
    }
}
