using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console;

/// <summary>Counts the round trips to the database that each request makes; what the service does by itself is not counted.</summary>
internal sealed class PageQueries : IStartupFilter
{
    private readonly AsyncLocal<Counter?> current = new();
    private readonly ConcurrentDictionary<string, Counter> counters = new(StringComparer.Ordinal);

    /// <summary>How many the last request for this address made.</summary>
    public int Of(string address) => counters[Uri.EscapeDataString(Uri.UnescapeDataString(address))].Count;

    /// <summary>Puts it between a service and its SQLite database.</summary>
    public void AddTo(IServiceCollection services) => services
        .AddSingleton<IStartupFilter>(this)
        .AddSingleton<IDatabase>(provider => new Counted(
            provider.GetRequiredService<MirtAi.Silo.Storage.Sqlite.SqliteDatabase>(), () => current.Value?.Add()));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            var address = context.Request.Path + context.Request.QueryString;
            current.Value = counters[Uri.EscapeDataString(Uri.UnescapeDataString(address))] = new Counter();
            return rest(context);
        });
        next(app);
    };

    private sealed class Counter
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Add() => Interlocked.Increment(ref count);
    }

    private sealed class Counted(IDatabase database, Action count) : IDatabase
    {
        public StorageProvider Provider => database.Provider;

        public async ValueTask<DbConnection> Open(CancellationToken cancellationToken) =>
            new CountingConnection(await database.Open(cancellationToken), count);
    }
}
