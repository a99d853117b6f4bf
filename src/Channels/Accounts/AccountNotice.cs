namespace MirtAi.Channels.Accounts;

/// <summary>Something that managers are told of an account, once.</summary>
/// <param name="Key">What it is about: told again under the same key it is not told.</param>
/// <param name="Text">What managers read.</param>
public sealed record AccountNotice(string Key, string Text);
