namespace MirtAi.Silo.Delivery;

/// <summary>
/// Where a pump is in a lane with more recipients than it looks at at once: it goes round, so that each has its turn however long the
/// others' lines are. Not safe for concurrent use.
/// </summary>
internal sealed class LaneWalk
{
    /// <summary>It has been all the way round without finding anything to send.</summary>
    private bool isIdle = true;

    /// <summary>The recipient after which the next page begins.</summary>
    public string After { get; private set; } = "";

    /// <summary>Goes on behind what was chosen, or behind a page of which nothing can be sent.</summary>
    /// <param name="page">What it looked at.</param>
    /// <param name="chosen">What goes out of it.</param>
    /// <param name="isHeldUp">The account as a whole could not send more, so the rest of the page has its turn next.</param>
    /// <returns>Whether the next page should be looked at right away.</returns>
    public bool Advance(OutboxPage page, IReadOnlyCollection<OutboxMessage> chosen, bool isHeldUp)
    {
        if (page.IsWhole)
        {
            (After, isIdle) = ("", true);
            return false;
        }

        if (chosen.Count > 0)
        {
            isIdle = false;
            After = chosen.MaxBy(message => message.Line, StringComparer.Ordinal)!.Line;
            return false;
        }

        if (isHeldUp)
            return false;
        After = page.Last ?? "";
        if (After.Length > 0)
            return true;
        // The beginning was not seen in this round if it began further on.
        var hasMore = !isIdle;
        isIdle = true;
        return hasMore;
    }
}
