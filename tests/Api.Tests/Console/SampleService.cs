using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Tests.Console.Samples;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Console;

/// <summary>A class fixture: the whole service beside <see cref="SampleShop"/>; counts what each page asks of the database.</summary>
public sealed class SampleService : IAsyncLifetime
{
    private readonly PageQueries queries = new();
    private WholeService? service;

    public Uri Address => Service.Address;

    /// <summary>All endpoints that it has.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => Service.Endpoints;

    private WholeService Service => service ?? throw new InvalidOperationException("It was not started.");

    /// <summary>How often the last request for this address went to the database.</summary>
    public int QueriesOf(string address) => queries.Of(address);

    public async ValueTask InitializeAsync()
    {
        service = await WholeService.Start(queries.AddTo);
        await service.Services.GetRequiredService<IDatabase>().FillSample();
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
    }
}
