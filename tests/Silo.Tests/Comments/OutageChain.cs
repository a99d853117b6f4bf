using MirtAi.Grains.LanguageModels;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>A model that takes every comment for a question, unless it is away.</summary>
internal sealed class OutageChain : IModelChain
{
    public volatile bool IsAway;

    public bool IsOn => true;

    public Task<ModelAnswer> Complete(ModelCall call, CancellationToken cancellationToken) => Task.FromResult(
        IsAway || call.Purpose != "comment"
            ? ModelAnswer.Unavailable
            : new ModelAnswer
            {
                Outcome = ModelOutcome.Answered,
                Text = """{"reasoning":"Питає","type":"question","confidence":90}""",
                Model = "reads",
            });

    public Task<ModelVectors?> Embed(ModelEmbedding embedding, CancellationToken cancellationToken) =>
        Task.FromResult<ModelVectors?>(null);
}
