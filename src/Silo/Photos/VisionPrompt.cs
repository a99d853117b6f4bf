using MirtAi.Silo.Files;
using MirtAi.Silo.LanguageModels;

namespace MirtAi.Silo.Photos;

/// <summary>The instructions for looking at photos: <c>prompts/vision.md</c>, with a place for the catalogue.</summary>
internal sealed record VisionPrompt(string Text)
{
    /// <summary>Where the catalogue is told.</summary>
    public const string CatalogPlace = "{catalog}";

    /// <summary>How long the instructions may be, in characters.</summary>
    public const int MinLength = 500, MaxLength = 5_000;

    private const string VersionMark = "<!-- version: ";

    /// <summary>Reads the file.</summary>
    /// <exception cref="TextsException">It is missing, or not as it must be.</exception>
    public static VisionPrompt Load(string folder)
    {
        var file = Path.Combine(folder, "vision.md");
        if (!File.Exists(file))
            throw new TextsException([$"{file}:0: the file does not exist; set Data:Root to the folder that holds prompts/"]);

        var faults = new List<string>();
        var content = DataFile.Read(file).Text(faults) ?? throw new TextsException(faults);
        var lines = content.ReplaceLineEndings("\n").Split('\n', 2);
        var text = lines[^1].Trim();
        return !lines[0].StartsWith(VersionMark, StringComparison.Ordinal)
            ? throw new TextsException([$"{file}:1: the first line must be {VersionMark}N -->"])
            : !text.Contains(CatalogPlace, StringComparison.Ordinal)
            ? throw new TextsException([$"{file}:0: the place {CatalogPlace} is missing"])
            : text.Length is < MinLength or > MaxLength
            ? throw new TextsException([$"{file}:0: {text.Length} characters, must be {MinLength} to {MaxLength}"])
            : new VisionPrompt(text);
    }
}
