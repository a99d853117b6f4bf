namespace MirtAi.Silo.Feeds;

/// <summary>How far a feed's items are stored.</summary>
/// <param name="Next">The position that confirms what is stored without a gap; null if that is nothing.</param>
/// <param name="IsAll">Whether it is all of them; else they are to be asked for again after a pause.</param>
internal readonly record struct StoredItems(long? Next, bool IsAll);
