namespace MirtAi.Channels.WebChat;

/// <summary>What happened in a chat since one last looked.</summary>
[Flags]
public enum ChatSignal
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There may be new replies.</summary>
    Reply = 1,

    /// <summary>An answer is being made.</summary>
    Typing = 2,
}
