using Microsoft.Extensions.Options;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Photos;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.Photos;

/// <summary>Has the configured vision model look at photos.</summary>
internal sealed class VisionModel(IModelChain chain, IOptions<OpenAIOptions> options)
{
    /// <summary>How often a model is asked that does not keep to the shape of the answer.</summary>
    private const int Attempts = 2;

    private const string Purpose = "photo";

    /// <summary>Whether a provider has a model for photos.</summary>
    public bool IsOn { get; } = chain.IsOn && options.Value.Configured().Any(provider => !string.IsNullOrWhiteSpace(provider.VisionModel));

    /// <summary>What it sees and which model saw it, or null if none answered as it must.</summary>
    public async Task<(PhotoReading Reading, string Model)?> Look(
        Photo photo, VisionBrief brief, string sessionKey, CancellationToken cancellationToken)
    {
        var call = new ModelCall
        {
            Purpose = Purpose,
            SessionKey = sessionKey,
            Messages = [ModelMessage.System(brief.Text), ModelMessage.User("What does this photo show?", photo)],
            Schema = brief.Schema,
            WantsVision = true,
            MaxOutputTokens = 2_048,
        };
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var answer = await chain.Complete(call, cancellationToken);
            if (answer.Outcome is ModelOutcome.Unavailable)
                return null;
            if (answer.Outcome is ModelOutcome.Answered && VisionAnswer.Read(answer.Text) is { } reading)
                return (reading, answer.Model);
        }

        return null;
    }
}
