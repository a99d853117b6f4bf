namespace MirtAi.Channels.Telegram;

/// <summary>A customer's topic in the managers' forum.</summary>
/// <param name="Topic">Its address, <c>chat/topic</c>.</param>
/// <param name="Title">What it is called.</param>
public sealed record CustomerTopic(string Topic, string Title);
