namespace MirtAi.Grains.LanguageModels;

/// <summary>A model's request for a tool. Both the name and the arguments are the model's words: neither need be valid.</summary>
public sealed record ToolRequest(string Id, string Name, string Arguments);
