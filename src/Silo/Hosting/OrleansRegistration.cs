using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Storage;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace MirtAi.Silo.Hosting;

/// <summary>Adds the Orleans silo that hosts the grains.</summary>
internal static class OrleansRegistration
{
    /// <summary>How many connections the membership of one process uses, beside the pool of <c>Storage:MaxPoolSize</c>.</summary>
    private const int MembershipConnections = 2;

    private static readonly TimeSpan CollectionInterval = TimeSpan.FromSeconds(30);

    /// <summary>What Orleans itself reads from the section that has its name.</summary>
    private static readonly ImmutableArray<string> OfTheEngine =
    [
        "Name", "EnableDistributedTracing", "Endpoints", "Clustering", "GrainDirectory", "GrainStorage", "Reminders", "Streaming",
        "BroadcastChannel",
    ];

    /// <summary>Longer than a session takes to finish or hand over its turn, shorter than the host waits for all.</summary>
    private static readonly TimeSpan DeactivationTimeout = TimeSpan.FromSeconds(18);

    /// <summary>Adds a silo; it joins the cluster and leaves it with the host. On SQLite it is a cluster of its own.</summary>
    /// <remarks>No setting is read before the host is built: a wrong one is told with all the others.</remarks>
    public static void AddOrleansSilo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<OrleansOptions>(OrleansOptions.Section)
            .PostConfigure(options => options.SiloPort ??= SiloPorts.DefaultFor(options.Address))
            .Validate(options => options.Address is not null, OrleansOptions.NoAddress);
        services.AddKnownSettings(new KnownSettings(OrleansOptions.Section, null, OfTheEngine));
        services.AddHostedService<SiloAddressCheck>();
        services.AddSingleton<IIncomingGrainCallFilter, PortableFaults>();
        LoadGrains();
        services.AddOrleans(silo =>
        {
            if (StorageRegistration.IsPostgres(configuration))
                silo.JoinFleet().AddDocumentsOnPostgres();
            else
                silo.UseLocalhostClustering().AddDocumentsOnSqlite();
            if (SiloDashboard.IsOn(configuration))
                silo.AddSiloDashboard();
            silo.PlaceByPartition();
            silo.AddActivityPropagation();
        });
        services.AddOptions<ClusterOptions>().Configure<IOptions<OrleansOptions>>(Belong);
        services.AddOptions<EndpointOptions>().Configure<IOptions<OrleansOptions>>(Advertise);
        services.AddOptions<SiloMessagingOptions>().Configure<IOptions<OrleansOptions>>(Limit);
        services.AddOptions<GrainCollectionOptions>().Configure<IOptions<OrleansOptions>>(Collect);
    }

    /// <summary>Orleans looks for grains in the assemblies that are loaded by then, and nothing else may have touched these yet.</summary>
    private static void LoadGrains()
    {
        _ = typeof(ISessionGrain).Assembly;
        _ = typeof(Sessions).Assembly;
    }

    private static ISiloBuilder JoinFleet(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering(
            (OptionsBuilder<AdoNetClusteringSiloOptions> clustering) => clustering.Configure<IOptions<StorageOptions>>(Reach));
        silo.Services.AddOptions<ClusterMembershipOptions>().Configure<IOptions<OrleansOptions>>(Watch);
        silo.AddGrainService<DatabaseWitness>();
        silo.Services.AddSingleton<IDatabaseWitnesses, DatabaseWitnesses>();
        silo.Services.AddHostedService<IsolationWatch>();
        return silo;
    }

    private static void Belong(ClusterOptions cluster, IOptions<OrleansOptions> settings)
    {
        cluster.ClusterId = settings.Value.ClusterId;
        cluster.ServiceId = settings.Value.ServiceId;
    }

    private static void Advertise(EndpointOptions endpoints, IOptions<OrleansOptions> settings)
    {
        var (siloPort, gatewayPort) = (settings.Value.SiloPort!.Value, settings.Value.GatewayPort);
        endpoints.AdvertisedIPAddress = settings.Value.Address!;
        endpoints.SiloPort = siloPort;
        endpoints.GatewayPort = gatewayPort;
        if (!settings.Value.ListenOnAnyAddress)
            return;
        endpoints.SiloListeningEndpoint = new IPEndPoint(IPAddress.Any, siloPort);
        endpoints.GatewayListeningEndpoint = new IPEndPoint(IPAddress.Any, gatewayPort);
    }

    /// <summary>A pool of its own: a busy commit store must not make a healthy process look dead.</summary>
    private static void Reach(AdoNetClusteringSiloOptions clustering, IOptions<StorageOptions> storage)
    {
        clustering.Invariant = "Npgsql";
        clustering.ConnectionString = new NpgsqlConnectionStringBuilder(storage.Value.EffectiveConnectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = MembershipConnections,
            Timeout = 3,
            CommandTimeout = 5,
            MaxAutoPrepare = 0,
            NoResetOnClose = storage.Value.PgBouncer,
            ApplicationName = "mirtai-membership",
            IncludeErrorDetail = false,
        }.ToString();
    }

    /// <summary>
    /// The dead are found by missed probes and voted out. The signs of life in the table decide how soon a fleet that was killed whole can
    /// start again: entries without one for three periods are not waited for.
    /// </summary>
    private static void Watch(ClusterMembershipOptions membership, IOptions<OrleansOptions> settings)
    {
        membership.ProbeTimeout = settings.Value.ProbeTimeout;
        membership.MaxProbeTimeout = settings.Value.ProbeTimeout * 1.5;
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
        membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
    }

    private static void Limit(SiloMessagingOptions messaging, IOptions<OrleansOptions> settings)
    {
        messaging.ResponseTimeout = settings.Value.ResponseTimeout;
        messaging.MaxEnqueuedRequestsHardLimit = settings.Value.MaxMailbox;
        messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker = settings.Value.MaxMailbox;
    }

    private static void Collect(GrainCollectionOptions collection, IOptions<OrleansOptions> settings)
    {
        collection.CollectionAge = settings.Value.IdleAge;
        collection.CollectionQuantum = CollectionInterval;
        collection.DeactivationTimeout = DeactivationTimeout;
        // Of the container's limit, where there is one: idle sessions are loaded again sooner than a process is killed for its size.
        collection.EnableActivationSheddingOnMemoryPressure = true;
    }
}
