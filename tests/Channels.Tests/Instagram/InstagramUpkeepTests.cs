using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Accounts;
using MirtAi.Channels.Instagram;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>How the account's token is looked after (Instagram Platform, "Refresh a long-lived token").</summary>
public sealed class InstagramUpkeepTests : IAsyncDisposable
{
    private static readonly InstagramUnderTest Channel = new();

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));
    private readonly MemoryVault vault = new();
    private readonly List<ServiceProvider> processes = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
            await process.DisposeAsync();
    }

    [Fact]
    public async Task A_token_is_renewed_once_it_is_a_day_old_and_then_weekly()
    {
        await using var peer = await GraphPeer.Start();
        var upkeep = Upkeep(Process(peer));

        await upkeep.Tend(Cancellation);
        clock.Advance(TimeSpan.FromHours(23));
        await upkeep.Tend(Cancellation);
        Assert.Equal(0, peer.Renewals);

        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((true, null), Told(await upkeep.Tend(Cancellation)));
        Assert.Equal((1, peer.Valid), (peer.Renewals, vault.Stored!.Token));
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromDays(60), vault.Stored.ExpiresAt);

        for (var day = 0; day < 14; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            await upkeep.Tend(Cancellation);
        }

        Assert.Equal(3, peer.Renewals);
    }

    [Fact]
    public async Task Another_process_sends_with_the_token_that_was_renewed()
    {
        await using var peer = await GraphPeer.Start();
        var sender = Process(peer).GetServices<IChannelClient>().Single(client => client.Account == InstagramClient.AccountName);
        Assert.IsType<SendResult.Sent>(await Send(sender));

        var upkeep = Upkeep(Process(peer));
        await upkeep.Tend(Cancellation);
        clock.Advance(TimeSpan.FromHours(25));
        await upkeep.Tend(Cancellation);

        Assert.Equal(1, peer.Renewals);
        Assert.IsType<SendResult.Sent>(await Send(sender));
        vault.IsAway = true;
        clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<SendResult.Sent>(await Send(sender));
    }

    [Fact]
    public async Task A_token_that_is_revoked_under_way_is_told_once_mended_and_replaced_by_the_one_that_is_set_anew()
    {
        await using var peer = await GraphPeer.Start();
        var first = Process(peer);
        await Upkeep(first).Tend(Cancellation);
        peer.Valid = "IGAAanother";

        Assert.IsType<SendResult.CredentialsRefused>(await Send(first.GetServices<IChannelClient>().First()));
        var refused = await Upkeep(first).Tend(Cancellation);
        Assert.Contains("Instagram:AccessToken", refused.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(GraphPeer.Token, refused.Refusal, StringComparison.Ordinal);

        peer.Valid = GraphPeer.Token;
        var again = await Upkeep(first).Tend(Cancellation);
        Assert.Equal((null, true), (again.Refusal, again.IsMended));
        Assert.False((await Upkeep(first).Tend(Cancellation)).IsMended);

        peer.Valid = "IGAAanother";
        var second = Process(peer, ("Instagram:AccessToken", "IGAAanother"));
        Assert.IsType<SendResult.Sent>(await Send(second.GetServices<IChannelClient>().First()));
        Assert.Null((await Upkeep(second).Tend(Cancellation)).Refusal);
    }

    [Fact]
    public async Task Managers_are_warned_fourteen_and_seven_days_before_the_end_when_renewing_fails()
    {
        await using var peer = await GraphPeer.Start();
        var upkeep = Upkeep(Process(peer));
        await upkeep.Tend(Cancellation);
        var keys = new List<string>();
        vault.Stored = vault.Stored! with { ExpiresAt = clock.GetUtcNow() + TimeSpan.FromDays(20) };
        peer.RefuseRenewal = true;

        for (var day = 0; day < 19; day++)
        {
            keys.AddRange((await upkeep.Tend(Cancellation)).Notices.Select(notice => notice.Key));
            clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["expiry:14:20260322", "expiry:7:20260322"], keys.Distinct());
        Assert.Equal(0, peer.Renewals);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_asked_says_nothing_of_the_token()
    {
        var process = Process(await Platform.Nowhere() + "/v23.0");

        var check = await Upkeep(process).Tend(Cancellation);

        Assert.Equal((false, null), Told(check));
        Assert.Null(vault.Stored!.RefusedAt);
    }

    private static (bool, string?) Told(AccountCheck check) => (check.IsCertain, check.Refusal);

    private static Task<SendResult> Send(IChannelClient client) =>
        client.Send(InstagramBodies.Customer(1), new OutboundMessage { Text = "Вітаю" }, Cancellation);

    private static IAccountUpkeep Upkeep(ServiceProvider process) => process.GetRequiredService<IAccountUpkeep>();

    private ServiceProvider Process(GraphPeer peer, params (string Key, string Value)[] settings) => Process(peer.Address, settings);

    private ServiceProvider Process(string address, params (string Key, string Value)[] settings)
    {
        var all = Channel.Required.ToDictionary();
        all[Channel.AddressKey] = address;
        foreach (var (key, value) in settings)
            all[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ICredentialVault>(vault);
        services.AddMessagingWindows();
        Channel.Register(services, configuration);
        var process = services.BuildServiceProvider();
        processes.Add(process);
        return process;
    }
}
