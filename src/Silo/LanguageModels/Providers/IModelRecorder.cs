namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Takes records of calls; never waits and never fails.</summary>
internal interface IModelRecorder
{
    /// <summary>Takes a record. When too many wait, it is dropped and counted.</summary>
    void Record(ModelCallRecord record);
}
