namespace MirtAi.Conversations;

/// <summary>Constants of sessions.</summary>
public static class Sessions
{
    /// <summary>The kind under which sessions are stored.</summary>
    public const string Kind = "session";

    /// <summary>How many lines before a turn's messages are its history.</summary>
    public const int HistoryLines = 20;
}
