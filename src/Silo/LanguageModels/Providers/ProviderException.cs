namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>An attempt failed; how, is what the pipeline of the provider decides upon.</summary>
internal sealed class ProviderException(ProviderFault fault, Exception? inner) : Exception(fault.Outcome, inner)
{
    public ProviderFault Fault { get; } = fault;
}
