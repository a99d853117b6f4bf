using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Photos;

/// <summary>A model's answer in the shape of <see cref="VisionBrief.Schema"/>. Its words are read and not believed.</summary>
internal sealed record VisionAnswer
{
    /// <summary>How many candidates are read.</summary>
    public const int MaxCandidates = 5;

    public string? Kind { get; init; }

    public ImmutableArray<Candidate?> Candidates { get; init; } = [];

    public string? Unsure { get; init; }

    /// <summary>The reading, or null if this is no answer.</summary>
    public static PhotoReading? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, VisionJson.Default.VisionAnswer)?.ToReading();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private PhotoReading? ToReading() => Kind switch
    {
        VisionBrief.Product when !Candidates.IsDefault => new PhotoReading
        {
            Candidates =
            [
                .. Candidates.OfType<Candidate>()
                    .Where(candidate => candidate.Product is { Length: > 0 })
                    .Take(MaxCandidates)
                    .Select(candidate => candidate.ToCandidate()),
            ],
            WhyUnsure = Unsure is VisionBrief.Sure ? null : Unsure,
        },
        VisionBrief.Receipt => new PhotoReading { IsReceipt = true },
        VisionBrief.Foreign => new PhotoReading { IsForeign = true },
        VisionBrief.Other => new PhotoReading(),
        _ => null,
    };

    /// <summary>A product that may be on the photo.</summary>
    public sealed record Candidate(string? Product, string? Color, double Confidence)
    {
        public PhotoCandidate ToCandidate() =>
            new(Product!, Color is VisionBrief.UnknownColor ? null : Color, double.IsFinite(Confidence) ? Math.Clamp(Confidence, 0, 1) : 0);
    }
}
