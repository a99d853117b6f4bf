using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>Where what follows from a comment goes.</summary>
/// <param name="Account">The account of the outbox through which comments are acted upon.</param>
/// <param name="Notice">A text for the managers, addressed; null if there is no managers' chat.</param>
internal sealed record CommentSurroundings(string Account, Func<string, OutboxEntry?> Notice);
