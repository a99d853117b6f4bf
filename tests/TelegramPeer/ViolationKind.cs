namespace MirtAi.TelegramPeer;

/// <summary>Which rule was broken.</summary>
public enum ViolationKind
{
    /// <summary>More messages than the chat or the account may get; answered 429.</summary>
    TooFast,

    /// <summary>A text or caption beyond its limit; answered 400.</summary>
    TooLong,

    /// <summary>Markup that does not parse; answered 400.</summary>
    BrokenMarkup,

    /// <summary>An album of fewer than 2 or more than 10; answered 400.</summary>
    AlbumSize,

    /// <summary>A body, a parameter or a method that the platform does not take.</summary>
    BadRequest,

    /// <summary>A token that is not known; answered 401.</summary>
    UnknownToken,
}
