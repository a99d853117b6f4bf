using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Messages;

/// <summary>A channel's limits. Rates are sends a second; a burst is how many may go at once after a pause.</summary>
public sealed record DeliveryLimits
{
    /// <summary>Sends a second over the whole account, with a burst of the same size.</summary>
    public required double PerSecond { get; init; }

    /// <summary>Sends an hour over the whole account, of which a fifth may go at once after a pause; null for no such limit.</summary>
    public int? PerHour { get; init; }

    /// <summary>Sends a second to one recipient.</summary>
    public required double PerRecipientPerSecond { get; init; }

    /// <summary>How many messages one recipient may get at once.</summary>
    public required int RecipientBurst { get; init; }

    /// <summary>The limits of certain recipients, such as groups; null for those to whom the rates above apply.</summary>
    public Func<string, RecipientLimit?> Exceptions { get; init; } = _ => null;

    /// <summary>Which recipients are threads of one chat, by the chat's name. By default each recipient is a chat.</summary>
    public Func<string, string> Chats { private get; init; } = recipient => recipient;

    /// <summary>The chat with thousands of lines.</summary>
    /// <value>Default null: there is none.</value>
    public SharedChat? Shared { get; init; }

    /// <summary>The longest text of one message, in UTF-16 code units.</summary>
    public required int MaxTextLength { get; init; }

    /// <summary>The longest text of one message, in bytes of UTF-8, at least 4; by default there is no such limit.</summary>
    public int MaxTextBytes { get; init; } = int.MaxValue;

    /// <summary>The longest caption of a photo, in UTF-16 code units.</summary>
    public required int MaxCaptionLength { get; init; }

    /// <summary>The most photos in one album.</summary>
    public required int MaxAlbumSize { get; init; }

    /// <summary>How many buttons a message may have; the rest are left out.</summary>
    /// <value>Default none.</value>
    public int MaxButtons { get; init; }

    /// <summary>Whether one photo with a caption may have buttons, too; else they are below a text of its own.</summary>
    public bool CaptionButtons { get; init; }

    /// <summary>The longest words of a button, in UTF-16 code units, at least 1; longer ones are cut.</summary>
    /// <value>Default no such limit.</value>
    public int MaxButtonLength { get; init; } = int.MaxValue;

    /// <summary>The words of a button as the channel shows them.</summary>
    public string Cut(string label) => CodePoints.Cut(label, MaxButtonLength);

    /// <summary>Whether the channel brings a file to a recipient; by default it brings none.</summary>
    public Func<string, AttachedFile, bool> Carries { get; init; } = (_, _) => false;

    /// <summary>Whether the channel shows which message is answered, see <see cref="OutboundMessage.ReplyTo"/>.</summary>
    public bool Replies { get; init; }

    /// <summary>Whether the channel changes the words of messages that were delivered, see <see cref="OutboundMessage.Edit"/>.</summary>
    public bool Edits { get; init; }

    /// <summary>The chat of a recipient, which is what rates and pauses belong to.</summary>
    public string ChatOf(string recipient) => Shared?.Holds(recipient) == true ? Shared.Prefix : Chats(recipient);

    /// <summary>The limit of a recipient.</summary>
    public RecipientLimit LimitOf(string recipient) =>
        Shared?.Holds(recipient) == true ? Shared.Limit : Exceptions(recipient) ?? new(PerRecipientPerSecond, RecipientBurst);
}
