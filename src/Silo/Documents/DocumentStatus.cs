namespace MirtAi.Silo.Documents;

/// <summary>How far a document is.</summary>
public static class DocumentStatus
{
    /// <summary>It waits to be read.</summary>
    public const string Pending = "pending";

    /// <summary>It is being read.</summary>
    public const string Processing = "processing";

    /// <summary>Answers are taken from it.</summary>
    public const string Ready = "ready";

    /// <summary>It cannot be read; its reason says why.</summary>
    public const string Failed = "failed";

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Processing, Ready, Failed];
}
