namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>For runs without a database, such as an evaluation: calls are counted and nothing else.</summary>
internal sealed class UnrecordedCalls : IModelRecorder, IModelOutages
{
    public void Record(ModelCallRecord record) => ModelTelemetry.Record(record);

    public void Answered()
    {
    }

    public void Silent()
    {
    }
}
