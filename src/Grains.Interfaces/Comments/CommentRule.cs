using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What is done about comments of a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Action">What is done.</param>
/// <param name="MinConfidence">How sure of the type one has to be, in percent. What is less sure is left to a person.</param>
[GenerateSerializer, Immutable, Alias("mirtai.comment-rule")]
public sealed record CommentRule(
    [property: Id(0)] CommentType Type, [property: Id(1)] CommentAction Action, [property: Id(2)] int MinConfidence);
