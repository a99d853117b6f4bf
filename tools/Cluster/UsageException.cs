namespace MirtAi.Cluster;

/// <summary>The command line makes no sense; the message says what would. Exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);
