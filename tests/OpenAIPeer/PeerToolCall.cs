namespace MirtAi.OpenAIPeer;

/// <summary>A tool that the peer asks for; the arguments need not be valid JSON.</summary>
public sealed record PeerToolCall(string Name, string Arguments);
