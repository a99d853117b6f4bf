namespace MirtAi.TelegramPeer;

/// <summary>How a call fails.</summary>
public enum PeerFaultKind
{
    /// <summary>Nothing is done, and a prepared answer comes.</summary>
    Answer,

    /// <summary>Nothing is done, and no answer ever comes.</summary>
    Hang,

    /// <summary>Nothing is done, and the connection is cut.</summary>
    DropBefore,

    /// <summary>Everything is done, and the connection is cut instead of an answer.</summary>
    DropAfter,

    /// <summary>Everything is done, and the answer comes when the test releases it.</summary>
    AnswerLate,
}
