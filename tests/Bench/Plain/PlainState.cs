using Orleans;

namespace MirtAi.Bench.Plain;

/// <summary>The last messages of a customer.</summary>
[GenerateSerializer, Alias("mirtai.bench.plain-state")]
public sealed class PlainState
{
    [Id(0)] public List<string> Messages { get; set; } = [];
}
