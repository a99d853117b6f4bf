using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Api.Chat;
using MirtAi.Api.Console;
using MirtAi.Api.Health;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Feeds;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Signals;
using MirtAi.Silo.Storage;
using MirtAi.Silo.WebChat;
using Orleans.Serialization;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>The edge on a loopback port of its own, with a database of its own.</summary>
internal sealed class EdgeHost : IAsyncDisposable
{
    public const string Token = ServiceProcess.AdminToken;

    private readonly WebApplication app;

    private EdgeHost(WebApplication app, ITestDatabase database)
    {
        this.app = app;
        Database = database;
        Address = new Uri(app.Urls.Single());
    }

    public ITestDatabase Database { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public RecordingDispatcher Gate => (RecordingDispatcher)app.Services.GetRequiredService<IInboundDispatcher>();

    public static async Task<EdgeHost> Start(
        ITestDatabase? database = null, Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null,
        string environment = "Development")
    {
        var storage = database ?? new SqliteDatabase();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            // Each watched file costs one of the machine's few watchers.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [AdminToken.Key] = Token });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IDatabase>(storage);
        builder.Services.AddSingleton<IInboundDispatcher, RecordingDispatcher>();
        builder.Services.AddSingleton<IFleetSignals, SingleProcessSignals>();
        builder.Services.AddHttpEdge(builder.Configuration).AddHealth().AddManagementApi().AddChat().AddWebChat().AddConsole();
        builder.Services.AddSingleton(new ManagerActions(NoSessions.Grains, TimeProvider.System));
        builder.Services.AddSingleton(provider => new CustomerErasure(
            provider.GetRequiredService<CustomerQueries>(), provider.GetRequiredService<CustomerLinks>(),
            provider.GetRequiredService<HoldQueries>(), NoSessions.Grains, TimeProvider.System, NullLogger<CustomerErasure>.Instance));
        builder.Services.AddSingleton(provider => new HoldDesk(
            provider.GetRequiredService<CustomerLinks>(), NoSessions.Grains, TimeProvider.System));
        builder.Services.AddSingleton<CustomerLinks>().AddSingleton<CustomerLinking>();
        builder.Services.AddSerializer().AddSingleton<SetAsideEvents>();
        builder.Services.AddSingleton<IStorageCheck, Serves>().AddSingleton<StorageProbe>();
        builder.Services.AddSingleton(new CannedAnswers(
            [KeyValuePair.Create("hello", new LocalizedText("Вітаю!", "Здравствуйте!", "Hello!"))]));
        builder.Services.AddSessionTables();
        builder.Services.AddSingleton<ChannelDirectory>().AddSingleton<ICatalog, SmallCatalog>();
        // A channel that is off here, whose sessions there are.
        builder.Services.AddTelegram(builder.Configuration);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseHttpEdge();
        app.MapHealth().MapManagementApi().MapChat().MapConsole();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new EdgeHost(app, storage);
    }

    /// <summary>A client that keeps cookies, as a browser does; behind a proxy that tells its address, if one is given.</summary>
    public HttpClient Client(bool admin = false, string? address = null)
    {
        // A client begins a trace of its own as soon as another test of this process listens to traces.
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = Address };
        if (address is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        if (admin)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class Serves : IStorageCheck
    {
        public Task Check(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
