using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.Tests.Processes;

public sealed class FreePortTests
{
    [Fact]
    public async Task No_port_is_given_out_twice_though_nobody_listens_on_it_yet()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => Task.Run(() =>
        {
            var count = 1 + n % 3;
            return Enumerable.Range(FreePort.Next(count), count).ToArray();
        })));

        var ports = given.SelectMany(ports => ports).ToList();
        Assert.Equal(ports.Count, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, 15_000, 30_000));
    }
}
