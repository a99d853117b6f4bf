namespace MirtAi.Api.Management;

/// <summary>What was made due again.</summary>
/// <param name="Messages">How many messages.</param>
internal sealed record RetriedMessages(int Messages);
