namespace MirtAi.Grains.Sessions;

/// <summary>Constants of sessions.</summary>
public static class Sessions
{
    /// <summary>How many lines before a turn's messages are its history.</summary>
    public const int HistoryLines = 20;
}
