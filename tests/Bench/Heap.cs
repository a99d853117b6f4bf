using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Diagnostics.NETCore.Client;
using MirtAi.Testing;

namespace MirtAi.Bench;

/// <summary>How much of a process's memory its objects take, by its own metrics.</summary>
internal static partial class Heap
{
    /// <summary>The runtime's keyword that has everything collected when somebody begins to listen.</summary>
    private const long CollectAll = 0x800000;

    /// <summary>Bytes after the last collection, whatever it collected: much of it may be garbage of the oldest generation.</summary>
    public static async Task<double> Size(ServiceProcess service) => Sum(SizeOfGenerations(), await Metrics(service));

    /// <summary>Bytes of the objects that are in use: those that a collection of everything leaves.</summary>
    public static async Task<double> InUse(ServiceProcess service)
    {
        var before = Sum(FullCollections(), await Metrics(service));
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, CollectAll);
        using var session = new DiagnosticsClient(service.Pid).StartEventPipeSession(provider, requestRundown: false);
        var heard = session.EventStream.CopyToAsync(Stream.Null);
        await Eventually.Until(async () => Sum(FullCollections(), await Metrics(service)) > before, TimeSpan.FromMinutes(1));
        await session.StopAsync(CancellationToken.None);
        await heard;
        return await Size(service);
    }

    private static async Task<string> Metrics(ServiceProcess service)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = new("Bearer", ServiceProcess.AdminToken);
        using var response = await service.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private static double Sum(Regex line, string metrics) =>
        line.Matches(metrics).Sum(match => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^dotnet_gc_last_collection_heap_size_bytes\{.*?\} (\S+)", RegexOptions.Multiline)]
    private static partial Regex SizeOfGenerations();

    [GeneratedRegex(@"^dotnet_gc_collections_total\{.*?gen2.*?\} (\S+)", RegexOptions.Multiline)]
    private static partial Regex FullCollections();
}
