using System.Diagnostics;
using System.Globalization;

namespace MirtAi.Fleet.Tests.Startup;

/// <summary>The start and the stop that go well.</summary>
public sealed class StartAndStopTests
{
    [Fact]
    public async Task It_is_ready_without_any_setting_and_SIGTERM_ends_it_with_0()
    {
        var watch = Stopwatch.StartNew();
        await using var service = await ServiceProcess.StartAsync(new());
        var ready = watch.Elapsed;

        watch.Restart();
        var exitCode = await service.StopAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ready in {ready.TotalSeconds:0.00} s, stopped in {watch.Elapsed.TotalSeconds:0.00} s"));
        Assert.Equal(0, exitCode);
        Assert.Contains("ready", service.Output);
    }
}
