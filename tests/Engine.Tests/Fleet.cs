using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MirtAi.Cluster.Processes;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Placement;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Hosting;
using MirtAi.Testing;
using Orleans;

namespace MirtAi.Engine.Tests;

/// <summary>
/// Several silos of one fleet: hosts as the service makes them, on one PostgreSQL. They live in one process, so that a test can look into
/// each.
/// </summary>
internal sealed class Fleet(string connectionString, double window = 1.5) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string cluster = $"test-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
    private readonly List<IHost> members = [];

    /// <summary>What reached the customers, in order.</summary>
    public ConcurrentQueue<(string Recipient, string Text)> Delivered { get; } = new();

    /// <summary>The members that began a turn, in order.</summary>
    public ConcurrentQueue<string> Begun { get; } = new();

    /// <summary>Starts a silo; one of another cluster shares the database and does not know of the others.</summary>
    public async Task<IHost> Start(string name, string clusterSuffix = "")
    {
        var builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { ApplicationName = name, ContentRootPath = ServiceAssembly.Root });
        builder.Configuration.AddInMemoryCollection(Settings(cluster + clusterSuffix));
        builder.Services.AddLogging();
        builder.Services.AddSilo(builder.Configuration);
        builder.Services.AddSingleton<ITurnRunner>(new EchoRunner(name, Begun));
        builder.Services.AddSingleton<IChannelClient>(new PeerChannel(Delivered));
        builder.Services.AddSingleton<IAlertRoute, NoAlerts>();
        var member = builder.Build();
        members.Add(member);
        await member.StartAsync(TestContext.Current.CancellationToken);
        return member;
    }

    /// <summary>Hands an event to a member as the edge does, and as a platform does again after a 503.</summary>
    public static async Task<Receipt> Send(IHost member, string customer, string text, string? eventId = null, long position = 0)
    {
        var inbound = new InboundEvent
        {
            EventId = eventId ?? $"{customer}:{text}",
            SessionKey = $"{PeerChannel.Name}:{customer}",
            Kind = InboundKind.Message,
            Recipient = customer,
            SentAt = DateTimeOffset.UnixEpoch,
            Position = position,
            Text = text,
        };
        var partition = member.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<IDedupePartitionGrain>(Partition.Of(inbound.Target, new DeduplicationOptions().Partitions));
        Receipt? receipt = null;
        await Eventually.Until(
            async () => (receipt = await TryAccept(partition, inbound)) is not null, Patience);
        return receipt!.Value;
    }

    /// <summary>What the customer got, once it is as many answers.</summary>
    public async Task<string[]> Answers(string customer, int count)
    {
        await Eventually.Until(() => To(customer).Length >= count, Patience);
        return To(customer);
    }

    public string[] To(string customer) => [.. Delivered.Where(sent => sent.Recipient == customer).Select(sent => sent.Text)];

    /// <summary>Ends a member at once: what it does is not finished and it does not say goodbye.</summary>
    public async Task Kill(IHost member)
    {
        members.Remove(member);
        try
        {
            await member.StopAsync(new CancellationToken(canceled: true));
        }
        catch (Exception exception) when (exception is OperationCanceledException or AggregateException)
        {
            // That is what was asked for.
        }
        await Dispose(member);
    }

    public async Task Stop(IHost member)
    {
        members.Remove(member);
        await member.StopAsync(TestContext.Current.CancellationToken);
        await Dispose(member);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in members.ToArray())
            await Stop(member);
    }

    private static async Task<Receipt?> TryAccept(IDedupePartitionGrain partition, InboundEvent inbound)
    {
        try
        {
            return await TransientGrainFaults.Retry(
                () => partition.Accept(inbound), TimeProvider.System, TestContext.Current.CancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private static async Task Dispose(IHost member)
    {
        if (member is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            member.Dispose();
    }

    private Dictionary<string, string?> Settings(string clusterId) => new()
    {
        ["Storage:Provider"] = "postgres",
        ["Storage:ConnectionString"] = connectionString,
        ["Storage:MaxPoolSize"] = "8",
        // Longer than a busy machine takes from one message of a burst to the next.
        ["Conversation:DebounceWindow"] = TimeSpan.FromSeconds(window).ToString(),
        ["Conversation:MaxWait"] = "00:00:30",
        ["Orleans:ClusterId"] = clusterId,
        ["Orleans:SiloPort"] = $"{FreePort.Next()}",
        ["Orleans:GatewayPort"] = "0",
        // Who stops says so. Longer than a busy machine may stand still: a member that is taken for dead ends the whole test process.
        ["Orleans:ProbeTimeout"] = "00:00:02",
    };
}
