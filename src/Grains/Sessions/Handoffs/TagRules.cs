using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>What managers call customers by, such as <c>wholesale</c>: broadcasts choose by it, and conversations do not.</summary>
public static class TagRules
{
    /// <summary>How many tags a customer may have.</summary>
    public const int MaxTags = 20;

    /// <summary>The longest tag, in characters.</summary>
    public const int MaxLength = 40;

    /// <summary>Tags as they are kept: in small letters, each once, in order.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> tags) =>
    [
        .. tags.Select(tag => tag.Trim().ToLowerInvariant()).Where(tag => tag.Length > 0).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether they can be kept.</summary>
    public static bool AreValid(IReadOnlyCollection<string> tags) =>
        tags.Count <= MaxTags && tags.All(tag => tag.Length <= MaxLength && !tag.Any(letter => char.IsControl(letter) || letter == ','));

    /// <summary>From now on the customer has these tags.</summary>
    internal static Decision<Session, ManagerReceipt> Tagged(this Session session, ManagerAction action)
    {
        if (session.Lines == 0)
            return new(null, CommitEffects.None, session.Receipt(ManagerOutcome.NoSession));
        var tags = Of(action.Tags.IsDefault ? [] : action.Tags);
        return tags.SequenceEqual(session.Tags)
            ? new(null, CommitEffects.None, session.Receipt(ManagerOutcome.AlreadySo))
            : new(session with { Tags = tags }, CommitEffects.None, session.Receipt(ManagerOutcome.Done));
    }
}
