namespace MirtAi.Grains.LanguageModels;

/// <summary>The shape of an answer.</summary>
/// <param name="Name">Up to 64 of A-Z a-z 0-9 _ -.</param>
/// <param name="Json">JSON schema, strict: every property required, none additional.</param>
public sealed record ModelSchema(string Name, string Json);
