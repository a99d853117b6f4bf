namespace MirtAi.Grains.Comments.Replies;

/// <summary>What a comment asks about.</summary>
[Flags]
internal enum CommentTopics
{
    /// <summary>Nothing that the shop's data tell.</summary>
    None = 0,
    Price = 1,
    Sizes = 2,
    Colors = 4,
    Stock = 8,
    Delivery = 16,
    Payment = 32,
    Fabric = 64,
    Order = 128,
}
