namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Hears whether models answer. Neither call waits or fails.</summary>
internal interface IModelOutages
{
    /// <summary>A provider answered.</summary>
    void Answered();

    /// <summary>No provider is to be asked now: all of them fail.</summary>
    void Silent();
}
