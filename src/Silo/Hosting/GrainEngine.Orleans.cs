using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Conversations;
using MirtAi.Storage;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace MirtAi.Hosting;

/// <summary>Hosts the grains on Microsoft Orleans. Chosen by the build property <c>GrainEngine=orleans</c>.</summary>
internal static class GrainEngine
{
    /// <summary>How many connections the membership of one process uses, beside the pool of <c>Storage:MaxPoolSize</c>.</summary>
    private const int MembershipConnections = 2;

    private static readonly TimeSpan CollectionInterval = TimeSpan.FromSeconds(30);

    /// <summary>Longer than a session takes to finish or hand over its turn, shorter than the host waits for all.</summary>
    private static readonly TimeSpan DeactivationTimeout = TimeSpan.FromSeconds(18);

    /// <summary>Whether a process without HTTP takes part in the work.</summary>
    public static bool HasWorkers => true;

    /// <summary>Adds a silo; it joins the cluster and leaves it with the host.</summary>
    public static void AddGrainEngine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OrleansOptions>().BindConfiguration(OrleansOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IIncomingGrainCallFilter, PortableFaults>();
        var settings = configuration.GetSection(OrleansOptions.Section).Get<OrleansOptions>() ?? new OrleansOptions();
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        LoadGrains();
        services.AddOrleans(silo =>
        {
            if (storage.Provider == StorageProvider.Postgres)
                silo.JoinFleet(settings, storage);
            else
                silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort, null, settings.ServiceId, settings.ClusterId);
            silo.AddActivityPropagation();
            silo.Configure<SiloMessagingOptions>(messaging => Limit(messaging, settings));
            silo.Configure<GrainCollectionOptions>(collection => Collect(collection, settings));
        });
    }

    /// <summary>Orleans looks for grains in the assemblies that are loaded by then, and nothing else may have touched these yet.</summary>
    private static void LoadGrains()
    {
        _ = typeof(ISessionGrain).Assembly;
        _ = typeof(Sessions).Assembly;
    }

    private static void JoinFleet(this ISiloBuilder silo, OrleansOptions settings, StorageOptions storage)
    {
        silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = settings.ClusterId;
            cluster.ServiceId = settings.ServiceId;
        });
        silo.Advertise(settings);
        silo.UseAdoNetClustering((AdoNetClusteringSiloOptions clustering) =>
        {
            clustering.Invariant = "Npgsql";
            clustering.ConnectionString = MembershipConnection(storage);
        });
        silo.Configure<ClusterMembershipOptions>(membership => Watch(membership, settings));
    }

    /// <summary>A name is resolved here, so that one that leads nowhere is told like every other wrong setting.</summary>
    private static void Advertise(this ISiloBuilder silo, OrleansOptions settings)
    {
        try
        {
            silo.ConfigureEndpoints(
                settings.AdvertisedAddress, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: settings.ListenOnAnyAddress);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            var fault = $"Orleans:AdvertisedAddress: set what the others reach this process by. {exception.Message}";
            throw new OptionsValidationException(OrleansOptions.Section, typeof(OrleansOptions), [fault]);
        }
    }

    /// <summary>A pool of its own: a busy commit store must not make a healthy process look dead.</summary>
    private static string MembershipConnection(StorageOptions storage) =>
        new NpgsqlConnectionStringBuilder(storage.EffectiveConnectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = MembershipConnections,
            Timeout = 3,
            CommandTimeout = 5,
            MaxAutoPrepare = 0,
            NoResetOnClose = storage.PgBouncer,
            ApplicationName = "mirtai-membership",
            IncludeErrorDetail = false,
        }.ToString();

    /// <summary>
    /// The dead are found by missed probes and voted out. The signs of life in the table decide how soon a fleet that was killed whole can
    /// start again: entries without one for three periods are not waited for.
    /// </summary>
    private static void Watch(ClusterMembershipOptions membership, OrleansOptions settings)
    {
        membership.ProbeTimeout = settings.ProbeTimeout;
        membership.MaxProbeTimeout = settings.ProbeTimeout * 1.5;
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
        membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
    }

    private static void Limit(SiloMessagingOptions messaging, OrleansOptions settings)
    {
        messaging.ResponseTimeout = settings.ResponseTimeout;
        messaging.MaxEnqueuedRequestsHardLimit = settings.MaxMailbox;
        messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker = settings.MaxMailbox;
    }

    private static void Collect(GrainCollectionOptions collection, OrleansOptions settings)
    {
        collection.CollectionAge = settings.IdleAge;
        collection.CollectionQuantum = CollectionInterval;
        collection.DeactivationTimeout = DeactivationTimeout;
    }
}
