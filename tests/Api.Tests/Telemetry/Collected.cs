using System.Collections.Concurrent;
using OpenTelemetry;

namespace MirtAi.Api.Tests.Telemetry;

/// <summary>Keeps what would be exported.</summary>
internal sealed class Collected<T> : BaseProcessor<T>
{
    public ConcurrentQueue<T> Ended { get; } = [];

    public override void OnEnd(T data) => Ended.Enqueue(data);
}
