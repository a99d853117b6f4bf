namespace MirtAi.Grains.LanguageModels;

/// <summary>A function that a model may ask for.</summary>
/// <param name="Name">Up to 64 of A-Z a-z 0-9 _ -.</param>
/// <param name="Description">When to ask for it, in words for the model.</param>
/// <param name="Parameters">JSON schema of the arguments, strict: every property required, none additional.</param>
public sealed record ModelTool(string Name, string Description, string Parameters);
