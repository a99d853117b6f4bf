using System.Collections.Immutable;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Language;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Photos;

namespace MirtAi.Silo.Comments;

/// <summary>Has the configured vision model look at the pictures of a post, all in one call.</summary>
internal sealed class PostVision(IModelChain chain, VisionModel vision, PostPictures pictures, Func<VersionedPrompt> prompt) : IPostVision
{
    /// <summary>The most pictures that are looked at; they are fetched at the same time.</summary>
    public const int MaxPictures = 5;

    private const int MaxDescription = 1_000;

    private static readonly ModelSchema Schema = new("post", """
        {
          "type": "object",
          "properties": { "description": { "type": "string" } },
          "required": ["description"],
          "additionalProperties": false
        }
        """);

    /// <inheritdoc/>
    public bool IsOn => vision.IsOn;

    /// <inheritdoc/>
    public async Task<string?> Describe(string mediaId, string caption, CancellationToken cancellationToken)
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, MaxPictures)
            .Select(number => pictures.Open(PostPictures.Reference(mediaId, number), cancellationToken)));
        ImmutableArray<Photo> photos = [.. opened.OfType<Photo>()];
        if (photos.IsEmpty)
            return null;
        var answer = await chain.Complete(
            new ModelCall
            {
                Purpose = "post",
                Messages = [ModelMessage.System(prompt().Text), ModelMessage.User($"Caption: {caption}", photos)],
                Schema = Schema,
                WantsVision = true,
                MaxOutputTokens = 1_024,
            },
            cancellationToken);
        return answer.Outcome is ModelOutcome.Answered ? Description(answer.Text) : null;
    }

    private static string? Description(string json) => ModelJson.Find<string?>(
        json,
        said => said.GetProperty("description").GetString()?.Trim() is { Length: > 0 } text ? CodePoints.Cut(text, MaxDescription) : null,
        otherwise: null);
}
