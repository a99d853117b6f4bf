using MirtAi.Grains.LanguageModels;
using MirtAi.Silo.Health;

namespace MirtAi.Api.Health;

/// <summary>
/// Language models are configured or off. Whether they answer does not decide who gets requests: without them the scripted one answers.
/// </summary>
internal sealed class ModelsPart(IModelChain models) : IReadinessPart
{
    /// <inheritdoc/>
    public string Name => "models";

    /// <inheritdoc/>
    public Task<string> Check(CancellationToken cancellationToken) =>
        Task.FromResult(models.IsOn ? IReadinessPart.Ok : IReadinessPart.Off);
}
