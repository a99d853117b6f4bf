using MirtAi.Grains.LanguageModels;

namespace MirtAi.Grains.Tests.Comments;

/// <summary>A model that says what a test stages, and keeps what it was asked.</summary>
internal sealed class StagedChain(Func<ModelCall, CancellationToken, Task<ModelAnswer>> answer) : IModelChain
{
    public List<ModelCall> Calls { get; } = [];

    public bool IsOn { get; init; } = true;

    public static StagedChain Saying(string text) => new((_, _) => Task.FromResult(Answer(text)));

    public static ModelAnswer Answer(string text) =>
        new() { Outcome = ModelOutcome.Answered, Text = text, Provider = "peer", Model = "gpt-test" };

    public Task<ModelAnswer> Complete(ModelCall call, CancellationToken cancellationToken)
    {
        lock (Calls)
            Calls.Add(call);
        return answer(call, cancellationToken);
    }

    public Task<ModelVectors?> Embed(ModelEmbedding embedding, CancellationToken cancellationToken) =>
        Task.FromResult<ModelVectors?>(null);
}
