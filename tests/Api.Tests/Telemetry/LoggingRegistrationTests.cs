using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Api.Tests.Telemetry;

public sealed class LoggingRegistrationTests
{
    [Fact]
    public void Outside_Development_everything_goes_through_the_masked_JSON_and_nothing_else()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
            logging.AddDebug().AddMaskedConsole(new HostingEnvironment { EnvironmentName = Environments.Production }));

        using var provider = services.BuildServiceProvider();

        Assert.IsType<ConsoleLoggerProvider>(Assert.Single(provider.GetServices<ILoggerProvider>()));
        var chosen = provider.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName;
        Assert.IsType<MaskedJsonFormatter>(provider.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == chosen));
    }
}
