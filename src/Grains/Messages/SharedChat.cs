namespace MirtAi.Grains.Messages;

/// <summary>
/// A chat with thousands of lines, such as the public replies of an account. While it must wait, none of its lines is looked at, not even
/// what has become too late meanwhile.
/// </summary>
/// <param name="Prefix">What its recipients begin with.</param>
/// <param name="Limit">How much all of them may get together.</param>
public sealed record SharedChat(string Prefix, RecipientLimit Limit)
{
    /// <summary>Whether a recipient is one of its lines.</summary>
    public bool Holds(string recipient) => recipient.StartsWith(Prefix, StringComparison.Ordinal);
}
