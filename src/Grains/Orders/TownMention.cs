namespace MirtAi.Grains.Orders;

/// <summary>A place that words of a message may name.</summary>
/// <param name="Name">Its name in the nominative.</param>
/// <param name="Start">The first of the words.</param>
/// <param name="Length">How many words.</param>
/// <param name="Kind">How large it is.</param>
/// <param name="IsExact">Whether they are written as Ukrainian writes the name in one of its cases.</param>
/// <param name="IsCalled">Whether they are the nominative.</param>
/// <param name="IsWord">Whether they may be ordinary words as well.</param>
internal readonly record struct TownMention(string Name, int Start, int Length, PlaceKind Kind, bool IsExact, bool IsCalled, bool IsWord)
{
    /// <summary>The word behind it.</summary>
    public int End => Start + Length;
}
