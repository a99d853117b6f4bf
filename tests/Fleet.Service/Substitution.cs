using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using MirtAi.Conversations;

namespace MirtAi.Fleet.Service;

/// <summary>
/// Puts the tests' parts in the place of the service's just before its host is built: the host announces that to diagnostic
/// listeners, so the service need not know of it.
/// </summary>
internal sealed class Substitution : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<ITurnRunner, EchoRunner>()));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
