using System.Collections.Immutable;
using System.Security.Cryptography;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Managers;

namespace MirtAi.Api.Console.Conversations;

/// <summary>Does what a form of a conversation's page asks for.</summary>
internal sealed class ConversationActions(ManagerActions actions, IAttachments attachments, TimeProvider clock)
{
    /// <summary>Takes the conversation over.</summary>
    public const string TakeOver = "takeover";

    /// <summary>Closes what is dealt with.</summary>
    public const string Close = "close";

    /// <summary>Says a ready answer, which the form's field of the same name chooses.</summary>
    public const string Canned = "canned";

    /// <summary>Sets the customer's tags, which the form's field of the same name lists, separated by commas.</summary>
    public const string Tags = "tags";

    private static readonly Dictionary<string, ManagerActionKind> Kinds = new(StringComparer.Ordinal)
    {
        [TakeOver] = ManagerActionKind.TakeOver,
        ["handback"] = ManagerActionKind.HandBack,
        [Close] = ManagerActionKind.Close,
        ["say"] = ManagerActionKind.Say,
        [Canned] = ManagerActionKind.Say,
        ["note"] = ManagerActionKind.Note,
        [Tags] = ManagerActionKind.Tag,
    };

    /// <summary>What a form may ask for.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Keys];

    /// <summary>
    /// Does it, once for each id. Photos are stored as the customer's: they are shown, kept and erased as those that the customer sent.
    /// </summary>
    /// <param name="key">The session's key.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="id">The form's id; empty if it has none.</param>
    /// <param name="manager">Who does it.</param>
    /// <param name="holder">Who had the conversation when the form was shown; empty for nobody.</param>
    /// <param name="message">What they write.</param>
    /// <param name="canned">The name of the ready answer.</param>
    /// <param name="tags">The tags, separated by commas.</param>
    /// <param name="photos">The photos of the message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ManagerReceipt> Do(
        string key, string name, string id, string manager, string holder, string message, string canned, string tags,
        ImmutableArray<Photo> photos, CancellationToken cancellationToken)
    {
        var kind = Kinds[name];
        ImmutableArray<string> stored = [.. photos.Select((_, index) => AttachmentId(key, id, index))];
        foreach (var (photo, attachment) in photos.Zip(stored))
            await attachments.Store(attachment, key, photo, clock.GetUtcNow(), cancellationToken);
        var receipt = await actions.Do(
            key,
            new ManagerAction
            {
                Kind = kind,
                Manager = manager,
                ActionId = id is "" ? null : $"console:{key}:{kind}:{id}",
                Text = name is "say" or "note" ? message : "",
                Images = [.. stored.Select(attachment => $"{WebChannel.AttachmentScheme}:{attachment}")],
                Canned = name is Canned ? canned : null,
                Tags = name is Tags ? [.. Split(tags)] : [],
                Holder = holder,
            },
            cancellationToken);
        if (receipt.Outcome is not ManagerOutcome.Done && !stored.IsEmpty)
            await attachments.RemoveUnused(stored, key, CancellationToken.None);
        return receipt;
    }

    /// <summary>What is wrong with a message, or with tags; null if nothing is.</summary>
    public static RequestFault? Fault(string name, string message, string tags, ImmutableArray<Photo> photos) => name switch
    {
        Tags when TagPatch.TagsFault(Split(tags)) is { } fault => new(fault),
        "say" or "note" when message.Length > ManagerActions.MaxTextLength =>
            RequestFault.TooLong("text", ManagerActions.MaxTextLength),
        not "say" when !photos.IsEmpty => new("photos: only a message to the customer has photos."),
        _ => null,
    };

    /// <summary>Whether a message or a note is empty.</summary>
    public static bool SaysNothing(string name, string message, ImmutableArray<Photo> photos) =>
        name is "say" or "note" && message is "" && photos.IsEmpty;

    private static string[] Split(string tags) =>
        tags.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Of what the form is known by: sent twice, a photo is the same row. Nobody can guess it who was not given the form.
    private static string AttachmentId(string key, string id, int index)
    {
        var unique = id is "" ? RandomNumberGenerator.GetHexString(32) : id;
        return RepeatableId.Of($"console:{key}:{unique}:{index}");
    }
}
