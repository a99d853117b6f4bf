namespace MirtAi.Grains.Answers;

/// <summary>Instructions whose version is kept with what a model made of them.</summary>
/// <param name="Version">The version, as the file says it.</param>
/// <param name="Text">The instructions.</param>
public sealed record VersionedPrompt(string Version, string Text);
