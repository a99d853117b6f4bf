using System.Collections.Concurrent;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.Tests.LanguageModels.Providers;

/// <summary>What the chain told of its calls.</summary>
internal sealed class RecordedCalls : IModelRecorder, IModelOutages
{
    private readonly ConcurrentQueue<ModelCallRecord> records = new();
    private int silences;

    public IReadOnlyList<ModelCallRecord> All => [.. records];

    public IEnumerable<string> Outcomes => All.Select(record => record.Outcome);

    public int Silences => silences;

    public void Record(ModelCallRecord record) => records.Enqueue(record);

    public void Answered()
    {
    }

    public void Silent() => Interlocked.Increment(ref silences);
}
