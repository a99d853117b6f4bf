using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Hosting;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>The whole service in this process, every optional part on, on a database of its own.</summary>
internal sealed class WholeService : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mirt-whole-");
    private WebApplication app = null!;

    private WholeService()
    {
    }

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    /// <summary>All endpoints that it has.</summary>
    public RouteEndpoint[] Endpoints =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static async Task<WholeService> Start(Action<IServiceCollection>? replace = null)
    {
        var service = new WholeService();
        service.app = Service.Build(service.Arguments(), replace);
        await service.app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private string[] Arguments() =>
    [
        "--urls=http://127.0.0.1:0", $"--contentRoot={folder.FullName}", "--environment=Production",
        $"--Data:Root={Path.Combine(ServiceAssembly.Root, "data")}",
        $"--Storage:ConnectionString=Data Source={Path.Combine(folder.FullName, "whole.db")}",
        $"--Admin:Token={EdgeHost.Token}", "--Chat:Enabled=true", "--Chat:AllowedOrigins=https://shop.example", "--Orleans:Dashboard=true",
    ];
}
